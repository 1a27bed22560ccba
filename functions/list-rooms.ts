import { route } from '../lib/http';
import { listRooms, listRoomsQuery } from '../lib/room';
import { roomSummary } from '../lib/room-view';

/** Lists the open rooms, newest first. */
export const handler = route(
  'GET /list-rooms',
  { query: listRoomsQuery },
  async ({ query }, services) => {
    const { rooms, nextToken } = await listRooms(services, query);
    return {
      status: 200,
      body: { rooms: rooms.map((room) => roomSummary(services, room)), nextToken },
    };
  },
);
