import { roomSummary } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { listRooms, listRoomsQuery } from '../lib/use-cases/room';

/** Lists the open rooms, newest first. */
export const handler = route(
  'GET /list-rooms',
  { query: listRoomsQuery },
  async ({ query, caller }, services) => {
    const { rooms, nextToken } = await listRooms(services, { ...query, actor: caller });
    return {
      status: 200,
      body: { rooms: rooms.map((room) => roomSummary(services, room, caller)), nextToken },
    };
  },
);
