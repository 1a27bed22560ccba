import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { askStage } from '../lib/use-cases/stage';

/** The caller asks to come on stage. */
export const handler = route(
  'POST /ask-stage/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const standing = await askStage(services, { roomId: params.roomId, actor: caller });
    return { status: 200, body: standing };
  },
);
