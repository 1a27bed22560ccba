import { roomView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withReceiver } from '../lib/http/with-receiver';
import { newRoomId } from '../lib/model/room-id';
import { createRoom, createRoomBody } from '../lib/use-cases/room';

/** Creates a room; the caller becomes its host. */
export const handler = route(
  'POST /create-room',
  { body: createRoomBody },
  async ({ body, caller }, services) => {
    const roomId = body.roomId ?? newRoomId();
    const room = await createRoom(withReceiver(services), { ...body, roomId, actor: caller });
    const snapshot = { room, members: [], requests: [], pk: undefined, questions: [] };
    return { status: 201, body: roomView(services, snapshot, caller) };
  },
);
