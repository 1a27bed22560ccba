import { route } from '../lib/http';
import type { ClosedRoomView } from '../lib/mix-answer';
import { emptyBody } from '../lib/request';
import { closeRoom } from '../lib/room';
import { mixAnswerView } from '../lib/room-view';
import { withMixer } from '../lib/with-mixer';

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
