import { seatsAnswerView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { transferRoom, transferRoomBody } from '../lib/use-cases/transfer-room';

/** Makes a co-host the host of the room, while its show goes on. */
export const handler = route(
  'POST /transfer-room/{roomId}',
  { body: transferRoomBody },
  async ({ params, body, caller }, services) => {
    const room = await transferRoom(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: seatsAnswerView(room, services.clock.now()) };
  },
);
