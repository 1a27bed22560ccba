/**
 * Starting a room's mix. The room's row is the only way to a task, so the platform's rules on
 * StreamURLs hold by its conditional writes alone (see `mix-state.ts`). When a call dies right after
 * a step:
 *
 * | dies after   | row        | service   | put right by                                                 |
 * |--------------|------------|-----------|--------------------------------------------------------------|
 * | claim        | `starting` | no task   | the next check: no task by the deadline → idle, after a rest |
 * | StartMPUTask | `starting` | task runs | the next check: the task is there → live                     |
 * | confirm      | `live`     | task runs | nothing to do                                                |
 *
 * An answer that never came (time-out, reset, 5xx) is treated as a death after the step: the row
 * stays as it is, the caller gets 202, and the next check of the room asks the service.
 */
import { randomUUID } from 'node:crypto';
import { requireHost } from '../model/actor';
import { decideStart, VERIFY_AFTER_MS } from '../model/mix-state';
import { StoreFailed, unlessOvertaken } from '../model/table';
import type { Claim, Claimed } from '../store/claim-store';
import { giveOwedPlaceBack } from './keep-place';
import { MAX_TRIES, type MixResult, resultOf, tooBusy } from './mix-result';
import { reconcileMix } from './reconcile-mix';
import { giveClaimBack, type HostedStart, runClaim, type Start } from './run-claim';
import { requireShowable } from './scene';
import type { Services } from './services';
import { recordUsage } from './usage-record';
import { whileWaiting } from './waits';

/** So many ended tasks may wait in the row for their usage to be written down. */
const MAX_UNRECORDED = 8;

/**
 * Starts the room's mix: claim, StartMPUTask, confirm; what else has to be written goes beside the
 * last two, so that the call of somebody who may not start it writes nothing. Throws `AppError`: the
 * room is not there, not the caller's or closed, the mix is not idle, its stream still rests, a quota
 * is used up, or the service refused.
 */
export async function startMix(services: Services, request: Start): Promise<MixResult> {
  requireShowable(services, request.params);
  const { roomId, actor } = request;
  const hostId = actor.isAdmin ? (await services.rooms.require(roomId)).hostId : actor.userId;
  const start = { ...request, hostId };
  const token = randomUUID();
  let stream: 'same' | 'new' = 'same';
  let justReconciled = false;
  /** The end of the one rest that this call waits for. */
  let restEndsAtMs: number | undefined;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const attempt = { token, stream, nowMs: services.clock.now() };
    const claimed = await claimWithChecks(services, start, attempt);
    if (claimed) return runClaim(services, start, claimed);
    const room = await services.rooms.require(roomId);
    requireHost(room, actor);
    // It may have been handed over since an admin's call has read it.
    start.hostId = room.hostId;
    // The timer does it as a rule; it must not pile up in the row while the timer does not run.
    if (room.mix.unrecorded.length >= MAX_UNRECORDED) await recordUsage(services, room);
    if (restEndsAtMs && room.mix.availableAtMs !== restEndsAtMs) start.onCooldown = 'reject';
    const decision = decideStart(room, start, { nowMs: services.clock.now(), justReconciled });
    stream = decision.do === 'claim-new-stream' ? 'new' : 'same';
    if (decision.do === 'repeat') return resultOf(room);
    if (decision.do === 'settle') await giveOwedPlaceBack(services, room);
    if (decision.do === 'reconcile') {
      await reconcileMix(services, room);
      justReconciled = true;
    }
    if (decision.do === 'wait') {
      const { untilMs } = decision;
      const hasWaited = await whileWaiting(services, { userId: actor.userId, untilMs }, () =>
        services.clock.sleepUntil(untilMs),
      );
      // Without a place to wait in, the next try says how long the stream still rests. After a wait,
      // the clock may have been corrected by what the store answered, and a moment be left.
      if (hasWaited) restEndsAtMs = untilMs;
      else start.onCooldown = 'reject';
    }
  }
  throw tooBusy();
}

/** Claims; the quotas are read beside it. */
async function claimWithChecks(
  services: Services,
  start: HostedStart,
  attempt: Pick<Claim, 'token' | 'stream' | 'nowMs'>,
): Promise<Claimed | undefined> {
  const { claims, quotas } = services;
  const { roomId, hostId, actor } = start;
  const [claimed, ...checks] = await Promise.allSettled([
    claim(services, start, attempt),
    quotas.requirePlace(roomId, hostId),
    !actor.isAdmin && quotas.requireCalls(actor.userId, attempt.nowMs),
  ]);
  if (claimed.status === 'rejected') throw claimed.reason;
  const failed = checks.find((check) => check.status === 'rejected');
  // Why the mix cannot be started is said before any quota.
  if (!failed || !claimed.value) return claimed.value;
  const { fence } = claimed.value;
  await giveClaimBack(claims, roomId, { fence, outcome: 'given up', owesPlace: false });
  throw failed.reason;
}

async function claim(
  { claims, agenda }: Services,
  start: HostedStart,
  attempt: Pick<Claim, 'token' | 'stream' | 'nowMs'>,
): Promise<Claimed | undefined> {
  const { roomId, hostId, idempotencyKey, params } = start;
  const claim = { hostId, idempotencyKey, params, ...attempt };
  try {
    return await claims.make(roomId, claim);
  } catch (error) {
    if (!(error instanceof StoreFailed)) return unlessOvertaken(error);
    // It may have been done: then the row has the token.
    const found = await claims.find(roomId, claim);
    if (found) return found;
    // Or it may still be done.
    await agenda.add(roomId, claim.nowMs + VERIFY_AFTER_MS);
    throw error;
  }
}
