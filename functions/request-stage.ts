import { route } from '../lib/http/route';
import { requestStageBody, takeGuestLink } from '../lib/use-cases/guest-links';
import { requestStage } from '../lib/use-cases/stage';

/** The caller asks to come on stage, or comes by a link. */
export const handler = route(
  'POST /request-stage/{roomId}',
  { body: requestStageBody },
  async ({ params, body: { invitation }, caller }, services) => {
    const wish = { roomId: params.roomId, actor: caller };
    const standing = await (invitation
      ? takeGuestLink(services, { ...wish, invitation })
      : requestStage(services, wish));
    return { status: 200, body: standing };
  },
);
