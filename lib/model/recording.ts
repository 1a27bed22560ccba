/**
 * The recording of a room: `idle → starting → running → stopping → idle`, as the mix has it, and
 * never longer than the mix. The service holds one recording a stream, so that a start may be sent
 * again: a recording that runs is not started twice. Everything here is a pure decision;
 * `use-cases/keep-recording.ts` acts on it.
 */
import { START_DEADLINE_MS, VERIFY_AFTER_MS } from './mix-state';
import { type Room, streamName } from './room';
import type { RoomRecording } from './room-recording';

/** Recordings that are not further apart are one replay. */
const JOIN_GAP_MS = 120_000;

/** A stream that begins is there after this, as a rule. */
export const STREAM_STARTS_MS = 5000;
const MAX_RETRY_MS = 300_000;

/**
 * Without a task nobody pushes: the live service drops a stream after 10 s without data, and its
 * recording with it. https://help.aliyun.com/document_detail/54787.html
 */
const STREAM_ENDS_MS = 30_000;

/** What a room's recording needs now, and when to look at it again. */
export interface RecordingStep {
  do: 'nothing' | 'start' | 'send-start' | 'check' | 'stop' | 'give-up';
  nextCheckMs?: number;
}

/** Why a recording is looked at. */
export interface RecordingReasons {
  /** It may have ended by itself. */
  doubt?: boolean;
  /** The stream has just begun. */
  pushed?: boolean;
}

/** What is to be done about the recording. In doubt it is made sure that it still runs. */
export function recordingStep(
  room: Room,
  nowMs: number,
  { doubt = false, pushed = false }: RecordingReasons = {},
): RecordingStep {
  const { record } = room;
  const isWanted = isMixLive(room) && record.fence === room.mix.fence;
  const isDue = nowMs >= record.deadlineMs;
  switch (record.state) {
    case 'idle':
      return whenIdle(room, nowMs, pushed);
    case 'starting':
      if (!isWanted || room.recording === 'off') return { do: 'stop' };
      return isDue ? { do: 'send-start' } : { do: 'nothing', nextCheckMs: record.deadlineMs };
    case 'running':
      if (!isWanted || room.recording === 'off') return { do: 'stop' };
      return { do: doubt || pushed ? 'check' : 'nothing' };
    case 'stopping':
      if (!isDue) return { do: 'nothing', nextCheckMs: record.deadlineMs };
      return { do: hasStreamEnded(room, nowMs) ? 'give-up' : 'stop' };
    default:
      return record.state satisfies never;
  }
}

function whenIdle(room: Room, nowMs: number, pushed: boolean): RecordingStep {
  const { record, mix } = room;
  const isWanted = room.recording === 'auto' && isMixLive(room);
  if (!isWanted || record.declinedFence === mix.fence) return { do: 'nothing' };
  const streamAtMs = pushed ? nowMs : mix.startedAtMs + STREAM_STARTS_MS;
  const startAtMs = Math.max(record.deadlineMs, streamAtMs);
  return nowMs < startAtMs ? { do: 'nothing', nextCheckMs: startAtMs } : { do: 'start' };
}

/** Whether the recorded stream has surely ended, and the recording with it. */
function hasStreamEnded({ mix, record }: Room, nowMs: number): boolean {
  if (nowMs < record.startDeadlineMs) return false;
  if (mix.fence !== record.fence) return true;
  return mix.state === 'idle' && nowMs >= mix.endedAtMs + STREAM_ENDS_MS;
}

function isMixLive({ mix, state }: Room): boolean {
  return state === 'open' && mix.state === 'live';
}

/** What a claim writes. */
export type RecordingClaim = Pick<
  RoomRecording,
  | 'number'
  | 'replay'
  | 'replayStartedAtMs'
  | 'hostId'
  | 'hostName'
  | 'fence'
  | 'mixStartedAtMs'
  | 'stream'
  | 'bucket'
  | 'startedAtMs'
  | 'eventsAfter'
  | 'isConfirmed'
  | 'deadlineMs'
  | 'startDeadlineMs'
>;

/**
 * The next recording of a room, into this bucket: it goes on with the last replay of the host there if
 * that has just ended.
 */
export function nextRecording(
  { roomId, hostId, hostName, record, mix, outbox }: Room,
  bucket: string,
  nowMs: number,
): RecordingClaim {
  const hasJustEnded = record.replay > 0 && nowMs - record.endedAtMs <= JOIN_GAP_MS;
  const goesOn = hasJustEnded && record.hostId === hostId && record.bucket === bucket;
  return {
    number: record.number + 1,
    replay: goesOn ? record.replay : record.replay + 1,
    replayStartedAtMs: goesOn ? record.replayStartedAtMs : nowMs,
    ...{ hostId, hostName },
    fence: mix.fence,
    mixStartedAtMs: mix.startedAtMs,
    stream: streamName(roomId, mix.generation),
    bucket,
    startedAtMs: nowMs,
    eventsAfter: outbox.lastNumber,
    isConfirmed: false,
    deadlineMs: nowMs + VERIFY_AFTER_MS,
    startDeadlineMs: nowMs + START_DEADLINE_MS,
  };
}

/** When what was refused is worth another try: soon after the mix began, then more seldom. */
export function retryAt(mixStartedAtMs: number, nowMs: number): number {
  const ageMs = nowMs - mixStartedAtMs;
  return nowMs + Math.min(MAX_RETRY_MS, Math.max(STREAM_STARTS_MS, ageMs / 4));
}
