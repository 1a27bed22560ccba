import { seatsAnswerView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { moveSeat, moveSeatBody } from '../lib/use-cases/move-seat';

/** Moves a user to another seat, or swaps them with who has it. */
export const handler = route(
  'POST /move-seat/{roomId}/{userId}',
  { body: moveSeatBody },
  async ({ params, body, caller }, services) => {
    const room = await moveSeat(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: seatsAnswerView(room, services.clock.now()) };
  },
);
