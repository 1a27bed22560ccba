import type { Actor } from '../model/actor';
import type { Condition } from '../model/table';

// The conditions of the conditional writes, by name: a write reads like the rule it keeps.

export const isOpen: Condition = { column: 'room_state', is: '=', value: 'open' };
export const isClosed: Condition = { column: 'room_state', is: '=', value: 'closed' };

/** The mix is in this state. */
export function mixIs(state: string): Condition {
  return { column: 'mix_state', is: '=', value: state };
}

/** The mix is in any other state. */
export function mixIsNot(state: string): Condition {
  return { column: 'mix_state', is: '!=', value: state };
}

/** The task that is meant is still the room's newest. */
export function hasFence(fence: number): Condition {
  return { column: 'fence', is: '=', value: fence };
}

/** The cooldown of the room's stream is over. */
export function hasRestedBy(nowMs: number): Condition {
  return { column: 'available_at_ms', is: '<=', value: nowMs };
}

/** Nobody has changed the scene since it was read. */
export function hasLayoutVersion(version: number): Condition {
  return { column: 'layout_version', is: '=', value: version };
}

/** No call has begun to send a scene since the row was read. */
export function hasSendUntil(untilMs: number): Condition {
  return { column: 'send_until_ms', is: '=', value: untilMs };
}

/** Nobody has changed the stage since it was read. */
export function hasStageVersion(version: number): Condition {
  return { column: 'stage_version', is: '=', value: version };
}

/** The room is this user's. */
export function isHostedBy(userId: string): Condition {
  return { column: 'host_id', is: '=', value: userId };
}

/** No condition when the start has no key. */
export function wasNotStartedWith(idempotencyKey: string): Condition[] {
  if (idempotencyKey === '') return [];
  return [{ column: 'idempotency_key', is: '!=', value: idempotencyKey }];
}

/** The PK is in this state. */
export function isPkIn(state: string): Condition {
  return { column: 'pk_state', is: '=', value: state };
}

/** The PK is not over by the clock. */
export function endsAfter(nowMs: number): Condition {
  return { column: 'deadline_ms', is: '>', value: nowMs };
}

/** The question is in this state. */
export function isQuestionIn(state: string): Condition {
  return { column: 'question_state', is: '=', value: state };
}

/** The host has taken the question this often. */
export function isAttempt(attempts: number): Condition {
  return { column: 'attempts', is: '=', value: attempts };
}

/** The row has not taken in what this column marks. */
export function isNotMarked(mark: string): Condition {
  return { column: mark, is: '!=', value: true, orMissing: true };
}

/** The room's row says exactly this of its PK. */
export function hasPkPointer(text: string): Condition {
  return { column: 'pk', is: '=', value: text };
}

/** No condition for an admin. */
export function mayBeChangedBy(actor: Actor): Condition[] {
  return actor.isAdmin ? [] : [isHostedBy(actor.userId)];
}
