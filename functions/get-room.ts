import { route } from '../lib/http';
import { readRoom } from '../lib/room';
import { roomView } from '../lib/room-view';

/** Shows a room with its mix and its play URLs. */
export const handler = route('GET /rooms/{roomId}', {}, async ({ params }, services) => {
  const room = await readRoom(services, params.roomId);
  return { status: 200, body: roomView(services, room) };
});
