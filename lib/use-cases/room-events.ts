/**
 * Events of rooms: facts, numbered without a gap. The write that makes a fact true puts it into the
 * room's row, so that neither is there without the other.
 *
 * | dies after         | row                       | table `events` | put right by                       |
 * |--------------------|---------------------------|----------------|------------------------------------|
 * | fact written       | fact                      | –              | any check or list: numbers it      |
 * | numbered           | event, no fact            | –              | any check or list: takes it over   |
 * | written down       | event                     | event          | the same: writes the same again    |
 * | removed from row   | –                         | event          | nothing to do                      |
 *
 * Two who number at once cannot both do so: the write is conditional on the last number.
 */
import * as z from 'zod/mini';
import { type Actor, requireHost } from '../model/actor';
import type { RoomEvent } from '../model/event';
import { queryNumber } from '../model/query-number';
import type { Room } from '../model/room';
import { unlessOvertaken } from '../model/table';
import type { StoreServices } from './services';

/** How often facts are numbered again when others do so at the same time. */
const MAX_TRIES = 5;

/** The largest number that a query may name: as many digits as it may have. */
const MAX_NUMBER = 999_999_999_999_999;

const MAX_PAGE = 100;

/** The query of a list. */
export const listEventsQuery = z.strictObject({
  after: z._default(queryNumber(0, MAX_NUMBER), 0),
  maxResults: z._default(queryNumber(1, MAX_PAGE), 50),
});

/** Numbers the facts in the room's row, and writes the events down. */
export async function collectEvents(services: StoreServices, room: Room): Promise<void> {
  let current: Room | undefined = room;
  for (let tries = 1; current && tries <= MAX_TRIES; tries++) {
    const { facts, events } = current.outbox;
    if (facts.length === 0 && events.length === 0) return;
    const added = facts.length > 0 ? await number(services, current) : [];
    if (added && events.length + added.length > 0) {
      await services.events.takeOver(room.roomId, [...events, ...added]);
    }
    if (added && added.length === facts.length) return;
    current = await services.rooms.find(room.roomId);
  }
}

/**
 * The events of a room after a number, in order. Throws `RoomNotFound` and `NotRoomHost`.
 */
export async function listEvents(
  services: StoreServices,
  request: z.infer<typeof listEventsQuery> & { roomId: string; actor: Actor },
): Promise<RoomEvent[]> {
  const { roomId, actor, after, maxResults } = request;
  const room = await services.rooms.require(roomId);
  requireHost(room, actor);
  await collectEvents(services, room);
  return services.events.list(roomId, { after, limit: maxResults });
}

function number({ events }: StoreServices, room: Room): Promise<RoomEvent[] | undefined> {
  return events.number(room).catch(unlessOvertaken);
}
