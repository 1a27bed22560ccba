import { RECORDING_STATES, type RoomRecording } from '../model/room-recording';
import { type Columns, flag, integer, text, word } from './columns';

/** The recording in a room's row. */
export const RECORDING: Columns<RoomRecording> = {
  state: word('record_state', RECORDING_STATES),
  number: integer('record_number'),
  replay: integer('replay_number'),
  replayStartedAtMs: integer('replay_started_at_ms'),
  hostId: text('replay_host_id'),
  hostName: text('replay_host_name'),
  fence: integer('record_fence'),
  mixStartedAtMs: integer('record_mix_started_at_ms'),
  stream: text('record_stream'),
  bucket: text('record_bucket'),
  startedAtMs: integer('record_started_at_ms'),
  endedAtMs: integer('record_ended_at_ms'),
  eventsAfter: integer('record_events_after'),
  isConfirmed: flag('record_confirmed'),
  deadlineMs: integer('record_deadline_ms'),
  startDeadlineMs: integer('record_start_deadline_ms'),
  declinedFence: integer('record_declined_fence'),
};
