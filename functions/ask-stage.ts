import { route } from '../lib/http';
import { emptyBody } from '../lib/request';
import { askStage } from '../lib/stage';

/** The caller asks to come on stage. */
export const handler = route(
  'POST /ask-stage/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const standing = await askStage(services, { roomId: params.roomId, actor: caller });
    return { status: 200, body: standing };
  },
);
