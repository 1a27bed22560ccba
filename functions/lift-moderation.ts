import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { liftModeration, liftModerationBody } from '../lib/use-cases/moderate';

/** Lets a user be seen and heard again whom moderation has covered, or a forbidden stream be pushed. */
export const handler = route(
  'POST /lift-moderation/{roomId}',
  { body: liftModerationBody },
  async ({ params, body, caller }, services) => {
    const lifted = await liftModeration(withMixer(services), { ...params, ...body, actor: caller });
    return { status: lifted.stream === 'allowing' ? 202 : 200, body: lifted };
  },
);
