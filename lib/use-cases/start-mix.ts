/** Starting a room's mix; `mix.ts` has the table of what happens when a start dies half-way. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { pushUrl } from '../aliyun/live-url';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../http/auth';
import type { Services } from '../http/services';
import { isAboutPeople, type MixParams, mixRequestShape } from '../model/layout';
import { shownMix } from '../model/mix-input';
import { ASK_AFTER_MS, decideStart, SEND_WINDOW_MS, type StartRequest } from '../model/mix-state';
import { MixerOutcomeUnknown, MixerRefused } from '../model/mixer';
import { ConditionFailed, StoreFailed, unlessOvertaken } from '../model/table';
import type { Claim, Claimed } from '../store/mix-store';
import { streamName, taskId } from '../store/room-row';
import { answerOf, MAX_TRIES, type MixAnswer, tooBusy } from './mix';
import { settle, stopTask } from './reconcile-mix';
import { requireSeats } from './scene';
import { recordUsage } from './usage-record';

/** So many ended tasks may wait in the row for their usage to be written down. */
const MAX_UNRECORDED = 8;

/** The body of a start. */
export const startMixBody = z.strictObject({
  ...mixRequestShape,
  onCooldown: z._default(z.enum(['reject', 'wait', 'rotate']), 'reject'),
});

export interface Start extends StartRequest {
  roomId: string;
  actor: Actor;
}

/** A start that knows whose room it is. */
type HostedStart = Start & { hostId: string };

/**
 * Starts the room's mix: claim, StartMPUTask, confirm; what else has to be written goes beside
 * them. Throws `AppError`: the room is not there, not the caller's or closed, the mix is not idle,
 * its stream still rests, a quota is used up, or the service refused.
 */
export async function startMix(services: Services, request: Start): Promise<MixAnswer> {
  requireSeats(request.params);
  const { roomId, actor } = request;
  const hostId = actor.isAdmin ? (await services.rooms.require(roomId)).hostId : actor.userId;
  const start = { ...request, hostId };
  const token = randomUUID();
  let stream: 'same' | 'new' = 'same';
  let justSettled = false;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const attempt = { token, stream, nowMs: services.clock.now() };
    const claimed = await claimWithChecks(services, start, attempt, tries === 1);
    if (claimed) return runTask(services, start, claimed);
    const room = await services.rooms.require(roomId);
    requireHost(room, actor);
    // The timer does it as a rule; it must not pile up in the row while the timer does not run.
    if (room.mix.unrecorded.length >= MAX_UNRECORDED) await recordUsage(services, room);
    const decision = decideStart(room, start, { nowMs: services.clock.now(), justSettled });
    stream = decision.do === 'claim-new-stream' ? 'new' : 'same';
    if (decision.do === 'repeat') return answerOf(room);
    if (decision.do === 'settle') {
      await settle(services, room);
      justSettled = true;
    }
    if (decision.do === 'wait') {
      await services.clock.sleepUntil(decision.untilMs);
      start.onCooldown = 'reject';
    }
  }
  throw tooBusy();
}

/** Claims; beside it goes the agenda, and the first time the quotas. */
async function claimWithChecks(
  { agenda, mixes, quotas }: Services,
  start: HostedStart,
  attempt: Pick<Claim, 'token' | 'stream' | 'nowMs'>,
  isFirst: boolean,
): Promise<Claimed | undefined> {
  const { roomId, hostId, actor } = start;
  const isCounted = isFirst && !actor.isAdmin;
  const [claimed, ...checks] = await Promise.allSettled([
    claim(mixes, start, attempt),
    agenda.add(roomId, attempt.nowMs + ASK_AFTER_MS),
    isFirst && quotas.requirePlace(roomId, hostId),
    isCounted && quotas.countCall(actor.userId, attempt.nowMs),
  ]);
  if (claimed.status === 'rejected') throw claimed.reason;
  const failed = checks.find((check) => check.status === 'rejected');
  if (!failed) return claimed.value;
  if (claimed.value) await giveBack(mixes, roomId, claimed.value.fence, 'given up');
  throw failed.reason;
}

async function claim(
  mixes: Services['mixes'],
  start: HostedStart,
  attempt: Pick<Claim, 'token' | 'stream' | 'nowMs'>,
): Promise<Claimed | undefined> {
  const { roomId, actor, idempotencyKey, params } = start;
  const claim = { actor, idempotencyKey, params, ...attempt };
  try {
    return await mixes.claim(roomId, claim);
  } catch (error) {
    if (!(error instanceof StoreFailed)) return unlessOvertaken(error);
    // It may have been done: then the row has the token.
    const found = await mixes.findClaim(roomId, claim);
    if (!found) throw error;
    return found;
  }
}

async function runTask(
  services: Services,
  start: HostedStart,
  claimed: Claimed,
): Promise<MixAnswer> {
  const { roomId, params } = start;
  const { fence, generation, layoutVersion, startedAtMs, endsByMs } = claimed;
  const mix = { fence, generation, layoutVersion, params, startedAtMs, endsByMs };
  const pending: MixAnswer = { roomId, outcome: 'pending', mix: { ...mix, state: 'starting' } };
  try {
    await startTask(services, start, claimed);
  } catch (error) {
    if (error instanceof MixerOutcomeUnknown) return pending;
    await undo(services, start, claimed, error);
    throw error;
  }
  const nowMs = services.clock.now();
  const [confirmed] = await Promise.allSettled([
    services.mixes.confirm(roomId, { fence, layoutVersion, nowMs, endsByMs }),
    services.agenda.add(roomId, nowMs + claimed.hostGraceMs),
  ]);
  if (confirmed.status === 'fulfilled') {
    const live = { ...mix, state: 'live' as const, appliedLayoutVersion: layoutVersion };
    return { roomId, outcome: 'done', mix: live };
  }
  if (confirmed.reason instanceof StoreFailed) return pending;
  if (confirmed.reason instanceof ConditionFailed) return overtaken(services, start, claimed);
  throw confirmed.reason;
}

/** Starts the task; beside it, its usage begins and its place is taken. */
async function startTask(
  services: Services,
  { roomId, hostId, params }: HostedStart,
  claimed: Claimed,
): Promise<void> {
  const { config, clock, mixer, usage, quotas } = services;
  const { fence, generation, kind, startedAtMs } = claimed;
  const shown = await shownAtFirst(services, roomId, params);
  const nowMs = clock.now();
  // An instance that was frozen meanwhile must not start a task that others believe dead.
  if (nowMs > startedAtMs + SEND_WINDOW_MS) {
    throw new AppError('MixerUnavailable', 'The start took too long and was given up; try again.');
  }
  const stream = streamName(roomId, generation);
  const task = { roomId, fence, generation, hostId, startedAtMs, params };
  const [started] = await Promise.allSettled([
    mixer.start({
      taskId: taskId(roomId, fence),
      channelId: roomId,
      hostId,
      kind,
      pushUrl: pushUrl(config.live, stream, nowMs),
      ...shown,
    }),
    // The look that is on the agenda makes good what fails here.
    usage.open(task),
    quotas.take(roomId, { hostId, fence }),
  ]);
  if (started.status === 'rejected') throw started.reason;
}

/**
 * Who is on stage is read only for a look that is about people. Whoever comes or goes after the
 * claim raises the look's version, so that it is told again.
 */
async function shownAtFirst({ rooms }: Services, roomId: string, params: MixParams) {
  return isAboutPeople(params) ? shownMix(await rooms.require(roomId), params) : { params };
}

/** Nothing was started, so everything is given back. */
async function undo(
  { mixes, usage, quotas }: Services,
  { roomId }: HostedStart,
  { fence, startedAtMs }: Claimed,
  error: unknown,
): Promise<void> {
  const outcome = error instanceof MixerRefused ? `refused: ${error.code}` : 'given up';
  const [released] = await Promise.allSettled([
    giveBack(mixes, roomId, fence, outcome),
    usage.drop({ roomId, fence, startedAtMs }),
    quotas.giveBack(roomId, fence),
  ]);
  if (released.status === 'rejected') throw released.reason;
}

async function giveBack(
  mixes: Services['mixes'],
  roomId: string,
  fence: number,
  outcome: string,
): Promise<void> {
  await mixes.release(roomId, { fence, outcome }).catch(unlessOvertaken);
}

/** The room went on without this start: it was stopped meanwhile, or settled by somebody else. */
async function overtaken(
  services: Services,
  { roomId }: HostedStart,
  { fence, startedAtMs }: Claimed,
): Promise<MixAnswer> {
  const room = await services.rooms.require(roomId);
  if (room.mix.fence === fence && room.mix.state === 'live') return answerOf(room);
  await stopTask(services, roomId, { fence, startDeadlineMs: 0, startedAtMs });
  throw new AppError('MixNotRunning', 'The mix was stopped while it was starting.');
}
