/**
 * Keeping a room's recording: it is started, kept and stopped by what the room's row says of it. When
 * a call dies right after a step:
 *
 * | dies after       | row        | service          | put right by                                      |
 * |------------------|------------|------------------|---------------------------------------------------|
 * | claim            | `starting` | no recording     | the check after the deadline: sends the start     |
 * | start            | `starting` | recording runs   | the same: one that runs counts as started         |
 * | confirm          | `running`  | recording runs   | nothing to do                                     |
 * | mark as stopping | `stopping` | recording runs   | the check after the deadline: stops it again      |
 * | stop             | `stopping` | no recording     | the same: one that does not run counts as stopped |
 * | idle             | `idle`     | no recording     | nothing to do; the replay's own check goes on     |
 *
 * An answer that never came is treated as a death after the step. Whatever is lost, a recording ends
 * with its stream, and the stream with the mix.
 */
import { describeError } from '../log';
import { SEND_WINDOW_MS, VERIFY_AFTER_MS } from '../model/mix-state';
import { RecorderOutcomeUnknown, RecorderRefused } from '../model/recorder';
import {
  nextRecording,
  type RecordingClaim,
  type RecordingReasons,
  type RecordingStep,
  recordingStep,
  retryAt,
} from '../model/recording';
import { replayId } from '../model/replay';
import type { Room } from '../model/room';
import { unlessOvertaken, won } from '../model/table';
import { followReplayOrLater } from './replay-follow';
import type { Services } from './services';

const DAY_MS = 86_400_000;
/** The files of a recording that has ended are first looked for after this. */
const FIRST_LOOK_MS = 5000;
/** What a call without an answer has done is looked at after this. */
const CHECK_AFTER_MS = 15_000;

/** How a start or a stop has ended. */
export type RecordingOutcome =
  | { is: 'done' | 'pending' | 'overtaken' }
  | { is: 'refused'; error: RecorderRefused };

/** Does what the room's recording needs; answers when to check again. */
export async function keepRecording(
  services: Services,
  room: Room,
  reasons: RecordingReasons = {},
): Promise<number | undefined> {
  if (!services.config.replays) return undefined;
  const nowMs = services.clock.now();
  const step = recordingStep(room, nowMs, reasons);
  if (step.do === 'nothing') return step.nextCheckMs;
  const outcome = await perform(services, room, step.do);
  const { roomId } = room;
  if (outcome.is !== 'refused') {
    services.log({ event: 'recording', roomId, do: step.do, outcome: outcome.is });
    return outcome.is === 'pending' ? nowMs + CHECK_AFTER_MS : undefined;
  }
  services.log({ event: 'recording-refused', roomId, error: describeError(outcome.error) });
  const { mix, record } = room;
  return retryAt(mix.state === 'live' ? mix.startedAtMs : record.mixStartedAtMs, nowMs);
}

function perform(services: Services, room: Room, step: Exclude<RecordingStep['do'], 'nothing'>) {
  switch (step) {
    case 'start':
      return beginRecording(services, room);
    case 'send-start':
    case 'check':
      return sendAgain(services, room);
    case 'stop':
      return endRecording(services, room, { isByHand: false });
    case 'give-up':
      return noteEnd(services, room);
    default:
      return step satisfies never;
  }
}

/** Claims and starts a recording of the room's live mix. */
export async function beginRecording(services: Services, room: Room): Promise<RecordingOutcome> {
  const { config, clock } = services;
  const claimedAtMs = clock.now();
  const claim = nextRecording(room, config.replays?.bucket ?? '', claimedAtMs);
  if (!(await won(services.recordings.claim(room, claim)))) return { is: 'overtaken' };
  return runStart(services, room, claim, claimedAtMs);
}

/**
 * Makes sure that a recording runs: its start may not have arrived, or it may have been interrupted,
 * and goes on then.
 */
async function sendAgain(services: Services, room: Room): Promise<RecordingOutcome> {
  const markedAtMs = services.clock.now();
  const isMarked = await won(services.recordings.recheck(room, markedAtMs));
  return isMarked ? runStart(services, room, room.record, markedAtMs) : { is: 'overtaken' };
}

/** Starts what is claimed. Its replay is noted unless it was refused: that leaves nothing behind. */
async function runStart(
  services: Services,
  room: Room,
  claim: RecordingClaim,
  claimedAtMs: number,
): Promise<RecordingOutcome> {
  const { recorder, recordings, agenda, clock } = services;
  const { roomId } = room;
  // An instance that was frozen meanwhile must not start what others believe over; a check sends it.
  if (clock.now() > claimedAtMs + SEND_WINDOW_MS) {
    await agenda.add(roomId, clock.now());
    return { is: 'pending' };
  }
  const [started] = await Promise.allSettled([
    recorder.start(claim.stream),
    !claim.isConfirmed && agenda.add(roomId, clock.now() + VERIFY_AFTER_MS),
  ]);
  const error: unknown = started.status === 'rejected' ? started.reason : undefined;
  if (error instanceof RecorderRefused) {
    await undo(services, room, claim, error);
    return { is: 'refused', error };
  }
  if (error && !(error instanceof RecorderOutcomeUnknown)) throw error;
  await noteSession(services, room, { claim, toMs: 0, lookAfterMs: DAY_MS });
  if (error) return { is: 'pending' };
  return { is: (await won(recordings.confirm(room, claim))) ? 'done' : 'overtaken' };
}

/**
 * What was not started is given back; what ran has ended with its stream, or goes on. What may run by
 * an earlier start is kept: the row has another deadline since the start was sent again.
 */
async function undo(
  services: Services,
  room: Room,
  claim: RecordingClaim,
  { isStreamAbsent }: RecorderRefused,
): Promise<void> {
  const { recordings, clock } = services;
  if (claim.isConfirmed && isStreamAbsent) await noteEnd(services, room);
  else if (claim.isConfirmed) await recordings.confirm(room, claim).catch(unlessOvertaken);
  else {
    const retryAtMs = retryAt(claim.mixStartedAtMs, clock.now());
    const release = { ...claim, retryAtMs };
    await recordings.release(room.roomId, release).catch(unlessOvertaken);
  }
}

/** Notes the recording among those of its replay, from the claim on; `toMs` is 0 while it runs. */
async function noteSession(
  { replays, replayChecks, config, clock }: Services,
  room: Room,
  { claim, toMs, lookAfterMs }: { claim: RecordingClaim; toMs: number; lookAfterMs: number },
): Promise<void> {
  const { roomId, title, kind } = room;
  const { replay, replayStartedAtMs: startedAtMs, number, stream, eventsAfter } = claim;
  const { hostId, hostName, bucket } = claim;
  const expiresAtMs = startedAtMs + (config.replays?.days ?? 0) * DAY_MS;
  const facts = { roomId, number: replay, hostId, hostName, title, kind, bucket };
  const about = { ...facts, startedAtMs, expiresAtMs };
  const session = { number, stream, fromMs: claim.startedAtMs, toMs, eventsAfter };
  await replays.noteSession(about, session);
  // Should the end be lost, the replay is looked at all the same.
  await replayChecks.add(replayId({ roomId, number: replay }), clock.now() + lookAfterMs);
}

/** Stops the recording; by hand, it does not begin again with this mix. */
export async function endRecording(
  services: Services,
  room: Room,
  { isByHand }: { isByHand: boolean },
): Promise<RecordingOutcome> {
  const { recordings, recorder, clock, agenda } = services;
  const { roomId, record } = room;
  const nowMs = clock.now();
  const mark = { nowMs, isByHand };
  const startDeadlineMs = await recordings.markStopping(room, mark).catch(unlessOvertaken);
  if (startDeadlineMs === undefined) return { is: 'overtaken' };
  const [stopped] = await Promise.allSettled([
    recorder.stop(record.stream),
    agenda.add(roomId, Math.max(startDeadlineMs, nowMs + CHECK_AFTER_MS)),
  ]);
  if (stopped.status === 'rejected') {
    if (stopped.reason instanceof RecorderOutcomeUnknown) return { is: 'pending' };
    if (stopped.reason instanceof RecorderRefused) return { is: 'refused', error: stopped.reason };
    throw stopped.reason;
  }
  // A start that was sent may still arrive, so it is the asking that counts.
  if (nowMs < startDeadlineMs) return { is: 'pending' };
  return noteEnd(services, room);
}

/** The recording is over: its minutes are written down first, then its end, then its replay's. */
async function noteEnd(services: Services, room: Room): Promise<RecordingOutcome> {
  const { recordings, recordedUsage, clock } = services;
  const { roomId, record } = room;
  const { number, startedAtMs: fromMs } = record;
  const nowMs = clock.now();
  // The stream had no longer than its mix.
  const isOfMix = room.mix.fence === record.fence && room.mix.state === 'idle';
  const toMs = isOfMix ? Math.max(fromMs, Math.min(nowMs, room.mix.endedAtMs)) : nowMs;
  const task = { roomId, fence: record.fence, startedAtMs: record.mixStartedAtMs };
  await recordedUsage.note(task, { number, recordedMs: toMs - fromMs });
  await noteSession(services, room, { claim: record, toMs, lookAfterMs: FIRST_LOOK_MS });
  const isEnded = await won(recordings.end(room, toMs));
  // The callback of its file may have come before, and found it running.
  if (isEnded) await followReplayOrLater(services, replayId({ roomId, number: record.replay }));
  return { is: isEnded ? 'done' : 'overtaken' };
}
