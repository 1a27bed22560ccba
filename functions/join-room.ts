import { memberView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { joinRoom, joinRoomBody } from '../lib/use-cases/members';

/** Lets the caller join a room: on stage with a token for its channel, or as audience. */
export const handler = route(
  'POST /join-room/{roomId}',
  { body: joinRoomBody },
  async ({ params, body, caller }, services) => {
    const { roomId } = params;
    const joined = await joinRoom(services, { roomId, role: body.role, actor: caller });
    return { status: 201, body: memberView(services, joined) };
  },
);
