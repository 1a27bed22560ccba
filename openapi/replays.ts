import { handler as deleteReplay } from '../functions/delete-replay';
import { handler as getReplay } from '../functions/get-replay';
import { handler as listReplays } from '../functions/list-replays';
import { handler as startRecording } from '../functions/start-recording';
import { handler as stopRecording } from '../functions/stop-recording';
import {
  deletedReplayShape,
  recordingShape,
  replayPageShape,
  replayShape,
} from '../lib/api/replay';
import type { Operation } from './operation';

const pending = {
  description: 'The recording service has not answered yet; a check of the room finds out.',
  shape: recordingShape,
};

/** Calls about recordings and what they have left. */
export const replays: Record<string, Operation> = {
  startRecording: {
    route: startRecording,
    summary: 'Record the room’s mix',
    description:
      'From now until `stop-recording` or the end of the mix. Recordings that are at most two ' +
      'minutes apart are one replay. One that runs counts as started. Host only.',
    answers: { 200: { description: 'It is recorded.', shape: recordingShape }, 202: pending },
    errors: [
      'NotRoomHost',
      'RoomNotFound',
      'RoomClosed',
      'RecordingNotPossible',
      'RecordingStopping',
      'MixNotRunning',
      'StreamNotThere',
      'RecorderRefused',
    ],
  },
  stopRecording: {
    route: stopRecording,
    summary: 'End the recording',
    description:
      'With `recording: auto` it begins again with the next mix. A room that is not recorded counts ' +
      'as stopped. Host only.',
    answers: { 200: { description: 'It is not recorded.', shape: recordingShape }, 202: pending },
    errors: ['NotRoomHost', 'RoomNotFound', 'RecordingNotPossible', 'RecorderRefused'],
  },
  listReplays: {
    route: listReplays,
    summary: 'List replays',
    description:
      'The newest first: of a room, of a host, or all. Hosts see their own in every state, others ' +
      'those that can be played; a page may therefore have fewer than `maxResults`.',
    answers: { 200: { description: 'A page of replays.', shape: replayPageShape } },
    errors: [],
  },
  getReplay: {
    route: getReplay,
    summary: 'Read a replay, with addresses to play it by',
    description: 'Its files come one after another; the addresses end. Downloads are the host’s.',
    answers: { 200: { description: 'The replay.', shape: replayShape } },
    errors: ['ReplayNotFound'],
  },
  deleteReplay: {
    route: deleteReplay,
    summary: 'Delete a replay with its files',
    description: 'What cannot be deleted at once is deleted within minutes. Host only.',
    answers: { 200: { description: 'It is deleted.', shape: deletedReplayShape } },
    errors: [
      'NotRoomHost',
      'ReplayNotFound',
      'ReplayRecording',
      'RecordingNotPossible',
      'RoomBusy',
    ],
  },
};
