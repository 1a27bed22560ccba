import { route } from '../lib/http';
import { readRoom } from '../lib/room';
import { roomView } from '../lib/room-view';
import { withMixer } from '../lib/with-mixer';

/** Shows a room with its mix and its play URLs. */
export const handler = route('GET /rooms/{roomId}', {}, async ({ params }, services) => {
  const room = await readRoom(withMixer(services), params.roomId);
  return { status: 200, body: roomView(services, room) };
});
