import { route } from '../lib/http';
import type { ClosedRoomView } from '../lib/mix-answer';
import { closeRoom } from '../lib/room';
import { mixAnswerView } from '../lib/room-view';
import { withMixer } from '../lib/with-mixer';

/** Closes a room, its mix with it. */
export const handler = route('DELETE /rooms/{roomId}', {}, async ({ params, caller }, services) => {
  const closed = await closeRoom(withMixer(services), { roomId: params.roomId, actor: caller });
  const body: ClosedRoomView = { ...mixAnswerView(services, closed), state: 'closed' };
  return { status: closed.outcome === 'pending' ? 202 : 200, body };
});
