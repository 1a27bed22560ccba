import { roomView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withReceiver } from '../lib/http/with-receiver';
import { createMadeUpRoom } from '../lib/use-cases/made-up-room';
import { createRoom, createRoomBody } from '../lib/use-cases/room';

/** Creates a room; the caller becomes its host. */
export const handler = route(
  'POST /create-room',
  { body: createRoomBody },
  async ({ body, caller }, services) => {
    const { roomId, ...rules } = body;
    const creation = { ...rules, actor: caller };
    const room =
      roomId === undefined
        ? await createMadeUpRoom(withReceiver(services), creation)
        : await createRoom(withReceiver(services), { ...creation, roomId });
    const snapshot = { room, members: [], requests: [], pk: undefined, questions: [] };
    return { status: 201, body: roomView(services, snapshot, caller) };
  },
);
