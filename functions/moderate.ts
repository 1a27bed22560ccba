import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { moderateBody, moderateByHand } from '../lib/use-cases/moderate-by-hand';

/** An admin warns the host of a room, or covers somebody in its mix. */
export const handler = route(
  'POST /moderate/{roomId}',
  { body: moderateBody },
  async ({ params, body, caller }, services) => {
    const done = { ...params, ...body, actor: caller };
    return { status: 200, body: await moderateByHand(withMixer(services), done) };
  },
);
