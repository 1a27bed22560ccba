/**
 * Forbidding a room's stream, and allowing it again. When a call dies right after a step:
 *
 * | dies after       | row                        | service       | put right by                             |
 * |------------------|----------------------------|---------------|------------------------------------------|
 * | order            | `forbidding` or `allowing` | as before     | the check when no call can arrive: again |
 * | call             | the same                   | has done it   | the same: doing it again does no harm    |
 * | carried out      | `forbidden`, or nothing    | has done it   | nothing to do                            |
 *
 * From the order on no mix starts, so that the room has no other stream; until the service is known to
 * take the stream again, none does either. A refusal and an answer that never came are one: told again.
 */
import { describeError } from '../log';
import { BlocklistFailed } from '../model/blocklist';
import type { Fact } from '../model/event';
import {
  isNothingUnderWay,
  maySend,
  pendingOrder,
  type StreamOrder,
  streamOrder,
} from '../model/forbidden-stream';
import { streamAllowedFact } from '../model/moderation-fact';
import { type Room, streamName } from '../model/room';
import { unlessOvertaken, won } from '../model/table';
import type { Services } from './services';
import { roomBusy } from './stage';

/** How often an order is tried again when others change the room at the same time. */
const MAX_TRIES = 5;

/** An order that is in the row, and has yet to be sent. */
export interface WrittenOrder {
  room: Room;
  order: StreamOrder;
  /** No call of an earlier order can arrive after this one's. */
  isAlone: boolean;
}

/**
 * Orders it, unless it is so; with a fact that it makes true. Nothing is sent yet. Throws
 * `RoomNotFound` and `RoomBusy`.
 */
export async function orderStream(
  services: Services,
  roomId: string,
  state: StreamOrder['state'],
  factAt?: (nowMs: number) => Fact,
): Promise<WrittenOrder | undefined> {
  const { rooms, clock } = services;
  const aim = state === 'forbidding' ? 'forbidden' : undefined;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await rooms.require(roomId);
    const fact = factAt?.(clock.now());
    if (room.forbidden?.state === aim) {
      if (fact) await rooms.note(roomId, fact);
      return undefined;
    }
    const written = await write(services, room, { state, fact });
    if (written) return written;
  }
  throw roomBusy();
}

/** Tells the live service. What it does not confirm is told again by the check on the agenda. */
export async function sendStreamOrder(
  { blocklist, moderation, clock, log }: Services,
  { room, order, isAlone }: WrittenOrder,
): Promise<void> {
  if (!maySend(order, clock.now())) return;
  const { roomId, mix } = room;
  const { state } = order;
  const stream = streamName(roomId, mix.generation);
  try {
    await (state === 'forbidding' ? blocklist.forbid(stream) : blocklist.allow(stream));
  } catch (error) {
    if (!(error instanceof BlocklistFailed)) throw error;
    log({ event: 'blocklist-failed', roomId, stream, state, error: describeError(error) });
    return;
  }
  log({ event: 'stream-order', roomId, stream, state });
  if (!isAlone) return;
  const facts = state === 'allowing' ? [streamAllowedFact(clock.now())] : [];
  await moderation.carryOutStreamOrder(roomId, order, facts).catch(unlessOvertaken);
}

/** Tells the live service again what it is not known to have done. */
export async function keepStreamOrder(services: Services, room: Room): Promise<void> {
  const state = pendingOrder(room);
  if (!state || !isNothingUnderWay(room.forbidden, services.clock.now())) return;
  const written = await write(services, room, { state });
  if (written) await sendStreamOrder(services, written);
}

async function write(
  { moderation, agenda, clock }: Services,
  room: Room,
  { state, fact }: { state: StreamOrder['state']; fact?: Fact | undefined },
): Promise<WrittenOrder | undefined> {
  const nowMs = clock.now();
  const order = streamOrder(state, nowMs);
  const [isWritten] = await Promise.all([
    won(moderation.orderStream(room, order, fact)),
    agenda.add(room.roomId, order.callsUntilMs),
  ]);
  return isWritten ? { room, order, isAlone: isNothingUnderWay(room.forbidden, nowMs) } : undefined;
}
