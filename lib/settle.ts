/** Puts right what a crash, a lost answer or the service itself has left: see `mix.ts`. */
import { MixerOutcomeUnknown } from './aliyun/mixer';
import { applyLook } from './look';
import { availableAt, isLookApplied, type Settlement, settlement } from './mix-state';
import { type MixState, type Room, taskId } from './room-row';
import type { Services } from './services';
import { ConditionFailed, StoreFailed } from './table';

/**
 * Asks the service what a doubtful mix really is, and writes it down. Somebody else who settles the
 * same mix at the same time does no harm. Throws if the service or the store cannot be asked.
 */
export async function settle(services: Services, room: Room): Promise<void> {
  const status = await services.mixer.status(taskId(room.roomId, room.mix.fence));
  const truth = settlement(room.mix, status, services.clock.now());
  await write(services, room, truth).catch(unlessOvertaken);
  const isRunning = room.mix.state === 'live' && status.is === 'running';
  if (isRunning && !isLookApplied(room.mix)) await applyLook(services, room);
}

async function write(services: Services, room: Room, truth: Settlement): Promise<void> {
  const { mixes, clock, config } = services;
  const { roomId } = room;
  const { fence, layoutVersion, startDeadlineMs } = room.mix;
  const nowMs = clock.now();
  switch (truth.to) {
    case 'live':
      if (room.mix.state === 'live') return mixes.touch(roomId, { fence, nowMs });
      return mixes.confirm(roomId, {
        fence,
        layoutVersion,
        nowMs,
        endsByMs: nowMs + config.maxMixMs,
      });
    case 'idle':
      return mixes.end(roomId, { fence, outcome: truth.outcome, nowMs });
    case 'stop-again':
      await stopTask(services, roomId, { fence, startDeadlineMs });
      return;
    case 'unchanged':
      return;
    default:
      return truth satisfies never;
  }
}

/**
 * Stops a task and writes down that its stream rests now. Answers `pending` when it cannot be known
 * yet that nothing runs any more. Throws `MixerRefused`.
 */
export async function stopTask(
  { mixer, mixes, clock }: Services,
  roomId: string,
  { fence, startDeadlineMs }: { fence: number; startDeadlineMs: number },
): Promise<{ outcome: 'done' | 'pending'; state: MixState; availableAtMs?: number }> {
  const result = await mixer.stop(taskId(roomId, fence)).catch(unlessKnown);
  const nowMs = clock.now();
  const startMayArrive = result === 'absent' && nowMs < startDeadlineMs;
  if (result === 'unknown' || startMayArrive) return { outcome: 'pending', state: 'stopping' };
  try {
    await mixes.end(roomId, { fence, outcome: 'stopped', nowMs }).catch(unlessOvertaken);
  } catch (error) {
    if (error instanceof StoreFailed) return { outcome: 'pending', state: 'stopping' };
    throw error;
  }
  return { outcome: 'done', state: 'idle', availableAtMs: availableAt(nowMs) };
}

function unlessKnown(error: unknown): 'unknown' {
  if (error instanceof MixerOutcomeUnknown) return 'unknown';
  throw error;
}

function unlessOvertaken(error: unknown): void {
  if (!(error instanceof ConditionFailed)) throw error;
}
