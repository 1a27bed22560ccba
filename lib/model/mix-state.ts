/**
 * The life of a mix: `idle → starting → live → stopping → idle`. Everything here is a pure decision
 * about a room as it was read and the time; `use-cases/start-mix.ts` and its neighbours act on it.
 */

import { AppError } from '../errors';
import type { MixParams } from './layout';
import type { MixMode } from './mix-mode';
import type { MixOutcome } from './mix-outcome';
import type { TaskStatus } from './mixer';
import {
  type Mix,
  type ModeTime,
  type OwedPlace,
  type Room,
  requireAllowedStream,
  requireOpen,
} from './room';

/**
 * A StreamURL must not be used for 10 s after its task stopped, nor by two tasks at a time.
 * https://help.aliyun.com/document_detail/93183.html
 */
export const COOLDOWN_MS = 10_000;

/**
 * Instances follow the store's clock closely, but before their first answer they go by their own:
 * one that is a second slow and one that is a second fast differ by two.
 */
export const CLOCK_MARGIN_MS = 2000;

/**
 * A start, or a scene, is given up rather than sent this long after its claim, or its beginning.
 */
export const SEND_WINDOW_MS = 5000;

/**
 * A claim without a confirmed task is asked about after this: the send window and the longest call.
 */
export const VERIFY_AFTER_MS = 13_000;

/** No start that was sent can still arrive after this: calls end long before. */
export const START_DEADLINE_MS = 30_000;

/** … and no scene that was sent. */
export const SEND_LASTS_MS = START_DEADLINE_MS;

/** … and no place in the quotas can still be taken. */
export const PLACE_LASTS_MS = START_DEADLINE_MS;

/** A longer wait is refused: no rest is longer, as far as clocks agree. */
export const MAX_WAIT_MS = 14_000;

/** `live` is not taken on trust for longer than this when a start is refused because of it. */
export const TRUST_LIVE_ON_START_MS = 5000;

/** … and for longer than this when a room is shown. */
export const TRUST_LIVE_ON_READ_MS = 60_000;

/** The outcome of a task that was started when others had taken the last places of a quota. */
export const OVER_QUOTA: MixOutcome = 'over-quota';

/** When a stream whose task was seen to be stopped now may be used again. */
export function availableAt(nowMs: number): number {
  return nowMs + COOLDOWN_MS + CLOCK_MARGIN_MS;
}

/** What a room owes when a place of this host may be taken from now on. */
export function owedFrom(hostId: string, nowMs: number): OwedPlace {
  return { owedHostId: hostId, owedSettledFromMs: nowMs + PLACE_LASTS_MS };
}

/** Whether the service should be asked before the mix is believed. */
export function isDoubtful(mix: Mix, nowMs: number, trustLiveMs: number): boolean {
  switch (mix.state) {
    case 'idle':
      return false;
    case 'live':
      return isSceneToSend(mix, nowMs) || nowMs >= mix.checkedAtMs + trustLiveMs;
    case 'starting':
    case 'stopping':
      return nowMs >= mix.deadlineMs;
    default:
      return mix.state satisfies never;
  }
}

/** The task's times when it goes on in this mode, now. */
export function withMode(before: ModeTime, mode: MixMode, nowMs: number): ModeTime {
  if (mode === before.mode) return timeOf(before);
  return { mode, modeSinceMs: nowMs, relayedMs: relayedUntil(before, nowMs) };
}

/** How long a task has only relayed by then. */
export function relayedUntil({ mode, modeSinceMs, relayedMs }: ModeTime, untilMs: number): number {
  return relayedMs + (mode === 'relay' ? Math.max(0, untilMs - modeSinceMs) : 0);
}

function timeOf({ mode, modeSinceMs, relayedMs }: ModeTime): ModeTime {
  return { mode, modeSinceMs, relayedMs };
}

/** Whether the service is known to show the scene that the room asks for. */
export function isSceneApplied(mix: Mix): boolean {
  return mix.layoutVersion === mix.appliedLayoutVersion;
}

/**
 * Whether the scene has to be sent to the service: no call has begun to, or the one that has must
 * have ended without knowing what came of it, or beside somebody else.
 */
export function isSceneToSend(mix: Mix, nowMs: number): boolean {
  const isBegun = mix.sentLayoutVersion >= mix.layoutVersion && !isNobodySending(mix, nowMs);
  return !isSceneApplied(mix) && !isBegun;
}

/** Whether every call that sends a scene of this task has surely ended. */
export function isNobodySending(mix: Mix, nowMs: number): boolean {
  return nowMs >= mix.sendUntilMs;
}

/** What a caller asks of a start, as far as the decision needs it. */
export interface StartRequest {
  onCooldown: 'reject' | 'wait' | 'rotate';
  idempotencyKey: string;
  params: MixParams;
}

/** What to do about a start now. */
export type StartDecision =
  | { do: 'claim' }
  | { do: 'claim-new-stream' }
  | { do: 'wait'; untilMs: number }
  | { do: 'reconcile' }
  | { do: 'settle' }
  | { do: 'repeat' };

/**
 * What a start does about a room whose claim just failed. Throws the refusal, if it is one.
 * `claim` means that the claim would succeed now: somebody else was faster, or the clock moved.
 */
export function decideStart(
  room: Room,
  request: StartRequest,
  { nowMs, justReconciled }: { nowMs: number; justReconciled: boolean },
): StartDecision {
  const { mix } = room;
  requireOpen(room);
  requireAllowedStream(room);
  if (request.idempotencyKey !== '' && request.idempotencyKey === mix.idempotencyKey) {
    return repeat(mix, request.params);
  }
  if (!justReconciled && isDoubtful(mix, nowMs, TRUST_LIVE_ON_START_MS)) return { do: 'reconcile' };
  switch (mix.state) {
    case 'idle':
      return whenIdle(room, request, nowMs);
    case 'starting':
    case 'live':
      throw new AppError('MixAlreadyRunning', `The room's mix is ${mix.state}.`, {
        details: { state: mix.state },
      });
    case 'stopping':
      throw new AppError('MixStopping', "The room's mix is being stopped.", {
        retryAfterMs: COOLDOWN_MS + CLOCK_MARGIN_MS,
        details: { state: mix.state },
      });
    default:
      return mix.state satisfies never;
  }
}

function repeat(mix: Mix, params: MixParams): StartDecision {
  if (mix.startParams !== JSON.stringify(params)) {
    throw new AppError(
      'IdempotencyKeyReused',
      'This Idempotency-Key was used for a start with other parameters.',
    );
  }
  return { do: 'repeat' };
}

function whenIdle(room: Room, request: StartRequest, nowMs: number): StartDecision {
  const { hostId, mix } = room;
  const { availableAtMs } = mix;
  const readyAtMs = readyAt(room, request);
  const restMs = readyAtMs - nowMs;
  if (restMs <= 0) {
    if (owesAnother(mix, hostId)) return { do: 'settle' };
    return availableAtMs <= nowMs ? { do: 'claim' } : { do: 'claim-new-stream' };
  }
  if (request.onCooldown === 'wait' && restMs <= MAX_WAIT_MS) {
    return { do: 'wait', untilMs: readyAtMs };
  }
  throw new AppError(
    'StreamCoolingDown',
    owesAnother(mix, hostId)
      ? 'A start of the host before is not settled yet; start later.'
      : 'The stream of this room is cooling down after its last mix; start later, or with onCooldown.',
    { retryAfterMs: restMs, details: { availableAt: new Date(readyAtMs).toISOString() } },
  );
}

/** From when the mix may be claimed: its stream has rested, or is new, and no other place is unsettled. */
function readyAt({ hostId, mix }: Room, { onCooldown }: StartRequest): number {
  const restedAtMs = onCooldown === 'rotate' ? 0 : mix.availableAtMs;
  return owesAnother(mix, hostId) ? Math.max(restedAtMs, mix.owedSettledFromMs) : restedAtMs;
}

/** Whether another host's place is noted: a note of this one's would replace it. */
export function owesAnother({ owedHostId }: OwedPlace, hostId: string): boolean {
  return owedHostId !== '' && owedHostId !== hostId;
}

/** What the row of a mix has to say instead, by the service's word. */
export type MixCorrection =
  | { to: 'live' }
  | { to: 'idle'; outcome: MixOutcome }
  | { to: 'stop-again' }
  | { to: 'unchanged' };

/** What a mix really is, given what the service says of its task. */
export function mixCorrection(mix: Mix, status: TaskStatus, nowMs: number): MixCorrection {
  const startMayArrive = nowMs < mix.startDeadlineMs;
  switch (status.is) {
    case 'waiting':
    case 'running':
      return mix.state === 'stopping' ? { to: 'stop-again' } : { to: 'live' };
    case 'ended':
      return { to: 'idle', outcome: status.outcome };
    case 'absent':
      return startMayArrive ? { to: 'unchanged' } : { to: 'idle', outcome: 'lost' };
    default:
      return status satisfies never;
  }
}
