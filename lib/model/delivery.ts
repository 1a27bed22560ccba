/** What is decided about bringing a room's events to the customer's server, in order. */
import type { Delivery, Outbox, RoomEvent } from './event';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** An older event is not sent any more; who missed it can list it. */
export const DELIVERED_WITHIN_MS = 24 * HOUR_MS;

/** The pauses after failures in a row; the last one is kept until the events are too old. */
const PAUSES_MS = [
  5 * SECOND_MS,
  15 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
];

/** Whether the receiver may lack something. */
export function isUndelivered({
  outbox,
  delivery,
}: {
  outbox: Outbox;
  delivery: Delivery;
}): boolean {
  return outbox.facts.length > 0 || outbox.lastNumber > delivery.deliveredNumber;
}

/** When events may be sent next, in milliseconds of the service clock. */
export function nextTryMs({ claimedUntilMs, retryAtMs }: Delivery): number {
  return Math.max(claimedUntilMs, retryAtMs);
}

/** How long nothing is sent after so many failures in a row. */
export function pauseMs(failures: number): number {
  return PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0;
}

/** What is done with an event whose turn it is. */
export function fateOf(
  { type, atMs }: RoomEvent,
  { wants }: { wants(type: string): boolean },
  nowMs: number,
): 'send' | 'unwanted' | 'too-old' {
  if (!wants(type)) return 'unwanted';
  return nowMs - atMs > DELIVERED_WITHIN_MS ? 'too-old' : 'send';
}

/**
 * What is sent next: of a page of events that are written down, and of those on their way from the
 * row, which follow them up to the last number of the claim. `isAll` unless there is more than that.
 * Whatever the page has beyond is only a part, as it is being written down.
 */
export function inTurn(
  page: { events: readonly RoomEvent[]; isFull: boolean },
  { onTheirWay, lastNumber }: { onTheirWay: readonly RoomEvent[]; lastNumber: number },
): { next: RoomEvent[]; isAll: boolean } {
  const beyond = onTheirWay[0]?.number ?? lastNumber + 1;
  const before = page.events.filter(({ number }) => number < beyond);
  const isAll = !page.isFull || before.length < page.events.length;
  return { next: isAll ? [...before, ...onTheirWay] : before, isAll };
}
