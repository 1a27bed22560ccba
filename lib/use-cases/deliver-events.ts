/**
 * Bringing events to the customer's server: at least once, and the next one only when the one before
 * has come. A room's events are brought by one call at a time, which claims them for a while.
 *
 * | dies after      | row              | receiver       | put right by                             |
 * |-----------------|------------------|----------------|------------------------------------------|
 * | fact written    | fact             | –              | the check that is on the agenda          |
 * | claimed         | events, claim    | –              | the next call that finds it, when over    |
 * | sent            | events, claim    | has them       | the same: sends them again               |
 * | put off         | events, claim    | lacks them     | the entry that was made before           |
 * | claim ended     | delivered number | has them       | nothing to do                            |
 *
 * The claim and the numbers of new facts are one write, and so are the end of the claim and how far
 * the events have come. Who ends a claim looks again: others may have left facts to it.
 */
import { describeError } from '../log';
import { isUndelivered, nextTryMs, pauseMs } from '../model/delivery';
import type { Room } from '../model/room';
import { unlessOvertaken, won } from '../model/table';
import { type Brought, bring } from './bring-events';
import type { StoreServices } from './services';

/** A caller of the API waits for the receiver no longer than this, in all. */
export const CALLER_WAITS_MS = 1000;

/** How long the timer brings the events of one room at a time. */
export const TIMER_BRINGS_MS = 10_000;

/** Longer than anybody brings events, so that a claim outlives its call only if that has died. */
const CLAIM_MS = 30_000;

/** Claims of one call, and tries to make one. */
const MAX_ROUNDS = 5;

/** What could not even be tried comes again after this. */
const TRY_AGAIN_MS = 30_000;

/**
 * Brings the facts of this request to the receiver before the request ends, as far as they come
 * within a second; the timer brings the rest.
 */
export async function deliverBeforeTheEnd(services: StoreServices): Promise<void> {
  const untilMs = services.clock.now() + CALLER_WAITS_MS;
  const roomIds = takeUndelivered(services);
  await Promise.all(roomIds.map((roomId) => deliverOrLater(services, roomId, untilMs)));
}

/** Puts them on the list of the timer, which brings them whatever becomes of this call. */
export async function putOnDeliveries(services: StoreServices): Promise<string[]> {
  const { deliveries, clock } = services;
  const roomIds = takeUndelivered(services);
  await Promise.all(roomIds.map((roomId) => deliveries.add(roomId, clock.now())));
  return roomIds;
}

/** Brings a room's events until then, in milliseconds of the service clock; never throws. */
export async function deliverOrLater(
  services: StoreServices,
  roomId: string,
  untilMs: number,
): Promise<void> {
  const { deliveries, clock, log } = services;
  try {
    await deliver(services, roomId, untilMs);
  } catch (error) {
    log({ event: 'delivery-failed', roomId, error: describeError(error) });
    // The check of the room finds what is not on the list.
    await deliveries.add(roomId, clock.now() + TRY_AGAIN_MS).catch(() => undefined);
  }
}

function takeUndelivered({ receiver, undelivered }: StoreServices): string[] {
  const roomIds = receiver ? [...undelivered] : [];
  undelivered.clear();
  return roomIds;
}

async function deliver(services: StoreServices, roomId: string, untilMs: number): Promise<void> {
  const { rooms, deliveries, clock } = services;
  for (let rounds = 1; rounds <= MAX_ROUNDS; rounds++) {
    const room = await rooms.find(roomId);
    if (!room || !isUndelivered(room)) return;
    const nowMs = clock.now();
    const nextMs = nextTryMs(room.delivery);
    if (nextMs > nowMs) return deliveries.add(roomId, nextMs);
    if (nowMs >= untilMs) break;
    if ((await bringClaimed(services, room, untilMs)) === 'stopped') return;
  }
  await deliveries.add(roomId, clock.now() + 1);
}

/** Claims the events, brings them, and ends the claim. */
async function bringClaimed(
  services: StoreServices,
  room: Room,
  untilMs: number,
): Promise<'stopped' | 'go-on'> {
  const { events, clock } = services;
  const { roomId, outbox } = room;
  const claimedUntilMs = clock.now() + CLAIM_MS;
  const added = await events.claim(room, claimedUntilMs).catch(unlessOvertaken);
  if (!added) return 'go-on';
  const onTheirWay = [...outbox.events, ...added];
  const lastNumber = outbox.lastNumber + added.length;
  const [brought, written] = await Promise.allSettled([
    bring(services, room, { onTheirWay, lastNumber, untilMs }),
    events.writeDown(onTheirWay),
  ]);
  if (brought.status === 'rejected') throw brought.reason;
  const delivery = await afterwards(services, room, brought.value);
  const isWritten = written.status === 'fulfilled';
  const ended = { claimedUntilMs, delivery, written: isWritten ? onTheirWay : [] };
  const isEnded = await won(events.endClaim(roomId, ended));
  if (!isWritten) throw written.reason;
  return brought.value.stoppedBy && isEnded ? 'stopped' : 'go-on';
}

/** Where the delivery stands then. What has to wait is put on the list before that is written. */
async function afterwards(
  { deliveries, clock, log }: StoreServices,
  { roomId, delivery }: Room,
  { deliveredNumber, stoppedBy }: Brought,
) {
  const nowMs = clock.now();
  const hasMoved = deliveredNumber > delivery.deliveredNumber;
  const failuresBefore = hasMoved ? 0 : delivery.failures;
  if (!stoppedBy) return { deliveredNumber, failures: 0, retryAtMs: 0 };
  if (stoppedBy === 'time') {
    await deliveries.add(roomId, nowMs);
    return { deliveredNumber, failures: failuresBefore, retryAtMs: 0 };
  }
  const failures = failuresBefore + 1;
  const retryAtMs = nowMs + pauseMs(failures);
  const number = deliveredNumber + 1;
  log({ event: 'event-not-taken', roomId, number, failures, error: describeError(stoppedBy) });
  await deliveries.add(roomId, retryAtMs);
  return { deliveredNumber, failures, retryAtMs };
}
