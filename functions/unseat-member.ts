import { route } from '../lib/http';
import { emptyBody } from '../lib/request';
import { unseatMember } from '../lib/stage';
import { withMixer } from '../lib/with-mixer';

/** Takes a user off the stage, or their request or invitation back. */
export const handler = route(
  'POST /unseat-member/{roomId}/{userId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const standing = await unseatMember(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: standing };
  },
);
