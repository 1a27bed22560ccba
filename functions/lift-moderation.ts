import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { liftModeration, liftModerationBody } from '../lib/use-cases/moderate';

/** Lets a user be seen and heard again whom moderation has covered. */
export const handler = route(
  'POST /lift-moderation/{roomId}/{userId}',
  { body: liftModerationBody },
  async ({ params, body, caller }, services) => {
    const lifted = await liftModeration(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: lifted };
  },
);
