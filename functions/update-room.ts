import { route } from '../lib/http';
import { updateRoom, updateRoomBody } from '../lib/room';
import { roomView } from '../lib/room-view';

/** Changes a room's title and how it runs itself. */
export const handler = route(
  'POST /update-room/{roomId}',
  { body: updateRoomBody },
  async ({ params, body, caller }, services) => {
    const { roomId } = params;
    const look = await updateRoom(services, { roomId, actor: caller, change: body });
    return { status: 200, body: roomView(services, look, caller) };
  },
);
