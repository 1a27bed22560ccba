import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { requestStage } from '../lib/use-cases/stage';

/** The caller asks to come on stage. */
export const handler = route(
  'POST /request-stage/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const standing = await requestStage(services, { roomId: params.roomId, actor: caller });
    return { status: 200, body: standing };
  },
);
