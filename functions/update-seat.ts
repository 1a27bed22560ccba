import { seatsAnswerView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { updateSeat, updateSeatBody } from '../lib/use-cases/update-seat';

/** Locks a seat or opens it, and says whether its holder is heard and seen in the mix. */
export const handler = route(
  'POST /update-seat/{roomId}',
  { body: updateSeatBody },
  async ({ params, body, caller }, services) => {
    const room = await updateSeat(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: seatsAnswerView(room, services.clock.now()) };
  },
);
