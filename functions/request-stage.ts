import { route } from '../lib/http/route';
import { requestStageBody, takeGuestLink } from '../lib/use-cases/guest-links';
import { requestStage } from '../lib/use-cases/request-stage';

/** The caller asks to come on stage, or comes by a link. */
export const handler = route(
  'POST /request-stage/{roomId}',
  { body: requestStageBody },
  async ({ params: { roomId }, body: { invitation, seatNumber }, caller }, services) => {
    const standing = await (invitation
      ? takeGuestLink(services, { roomId, actor: caller, invitation })
      : requestStage(services, { roomId, actor: caller, seatNumber }));
    return { status: 200, body: standing };
  },
);
