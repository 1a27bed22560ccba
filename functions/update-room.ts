import { roomView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { updateRoom, updateRoomBody } from '../lib/use-cases/room';

/** Changes a room's title and how it runs itself. */
export const handler = route(
  'POST /update-room/{roomId}',
  { body: updateRoomBody },
  async ({ params, body, caller }, services) => {
    const { roomId } = params;
    const snapshot = await updateRoom(services, { roomId, actor: caller, change: body });
    return { status: 200, body: roomView(services, snapshot, caller) };
  },
);
