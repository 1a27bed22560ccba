/** Sending the events of a room that its receiver lacks, one after the other. */
import { fateOf, inTurn } from '../model/delivery';
import type { RoomEvent } from '../model/event';
import { ReceiverFailed } from '../model/event-receiver';
import type { Room } from '../model/room';
import type { StoreServices } from './services';

/** How long a receiver may take for one event. */
const TAKES_MS = 5000;

/** Events that are read at a time. */
const PAGE = 50;

/** How far one claim has brought the events. */
export interface Brought {
  deliveredNumber: number;
  /** Why the rest has to wait. */
  stoppedBy?: ReceiverFailed | 'time';
}

/** What a claim of a room's events has got, and how long it may take. */
interface Claim {
  /** The events that are on their way from the row. */
  onTheirWay: RoomEvent[];
  lastNumber: number;
  /** In milliseconds of the service clock. */
  untilMs: number;
}

/** Sends what is next. Throws `StoreFailed`. */
export async function bring(services: StoreServices, room: Room, claim: Claim): Promise<Brought> {
  const { lastNumber, untilMs } = claim;
  let { deliveredNumber } = room.delivery;
  const { next, isAll } = await nextEvents(services, room, claim);
  for (const event of next) {
    const stoppedBy = await bringOne(services, event, untilMs);
    if (stoppedBy) return { deliveredNumber, stoppedBy };
    deliveredNumber = event.number;
  }
  // What was kept for its days is gone.
  return { deliveredNumber: isAll ? lastNumber : deliveredNumber };
}

/** What the receiver lacks, the next first; `isAll` unless there is more. */
async function nextEvents(
  { events }: StoreServices,
  { roomId, delivery }: Room,
  claim: Claim,
): Promise<{ next: RoomEvent[]; isAll: boolean }> {
  const { deliveredNumber: after } = delivery;
  const onTheirWay = claim.onTheirWay.filter(({ number }) => number > after);
  if (onTheirWay[0]?.number === after + 1) return { next: onTheirWay, isAll: true };
  const page = await events.list(roomId, { after, limit: PAGE });
  return inTurn({ events: page, isFull: page.length === PAGE }, { ...claim, onTheirWay });
}

/** Sends one event if the receiver is to have it; answers why it could not be. */
async function bringOne(
  { receiver, config, clock, log }: StoreServices,
  event: RoomEvent,
  untilMs: number,
): Promise<Brought['stoppedBy']> {
  const { roomId, number } = event;
  const nowMs = clock.now();
  if (!receiver || !config.webhook) return 'time';
  const fate = fateOf(event, config.webhook, nowMs);
  if (fate === 'too-old') log({ event: 'event-too-old', roomId, number });
  if (fate !== 'send') return undefined;
  if (nowMs >= untilMs) return 'time';
  const allowedMs = Math.min(TAKES_MS, untilMs - nowMs);
  try {
    await receiver.send(event, allowedMs);
    return undefined;
  } catch (error) {
    if (!(error instanceof ReceiverFailed)) throw error;
    // One that was cut off before its time may be well. Timers may ring a millisecond early.
    const isCutOff = allowedMs < TAKES_MS && clock.now() + 1 >= untilMs;
    return isCutOff ? 'time' : error;
  }
}
