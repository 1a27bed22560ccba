import type { ClosedRoomView } from '../lib/api/mix';
import { mixAnswerView } from '../lib/api/room-view';
import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { closeRoom } from '../lib/use-cases/room';

/** Closes a room, its mix with it. */
export const handler = route(
  'POST /close-room/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const closed = await closeRoom(withMixer(services), { roomId: params.roomId, actor: caller });
    const body: ClosedRoomView = { ...mixAnswerView(services, closed), state: 'closed' };
    return { status: closed.outcome === 'pending' ? 202 : 200, body };
  },
);
