/**
 * Forbidding the stream of a room. The row of the room says it first, and no mix starts from then on;
 * the live service is told until it is known to have done it.
 */
import { SEND_WINDOW_MS, START_DEADLINE_MS } from './mix-state';
import type { ForbiddenStream, Room } from './room';

/** What the service is to be told. */
export type StreamOrder = ForbiddenStream & { state: 'forbidding' | 'allowing' };

/** An order that is sent from now on. */
export function streamOrder(state: StreamOrder['state'], nowMs: number): StreamOrder {
  // No call lasts that long.
  return { state, callsUntilMs: nowMs + START_DEADLINE_MS };
}

/** Whether it may be sent: an instance that was frozen meanwhile must not undo what came later. */
export function maySend({ callsUntilMs }: StreamOrder, nowMs: number): boolean {
  return nowMs <= callsUntilMs - START_DEADLINE_MS + SEND_WINDOW_MS;
}

/** Whether nothing that was sent before can arrive after what is sent now. */
export function isNothingUnderWay(before: ForbiddenStream | undefined, nowMs: number): boolean {
  return nowMs >= (before?.callsUntilMs ?? 0);
}

/** What is true when the service has done what was ordered, and nothing else can arrive. */
export function carriedOut({ state }: StreamOrder): ForbiddenStream | undefined {
  return state === 'forbidding' ? { state: 'forbidden', callsUntilMs: 0 } : undefined;
}

/** What there is still to tell the service. */
export function pendingOrder({
  forbidden,
}: Pick<Room, 'forbidden'>): StreamOrder['state'] | undefined {
  return forbidden && forbidden.state !== 'forbidden' ? forbidden.state : undefined;
}
