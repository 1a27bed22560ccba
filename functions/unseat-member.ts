import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { unseatMember, unseatMemberBody } from '../lib/use-cases/unseat-member';

/** Takes a user off the stage, or their request or invitation back. */
export const handler = route(
  'POST /unseat-member/{roomId}/{userId}',
  { body: unseatMemberBody },
  async ({ params, body, caller }, services) => {
    const standing = await unseatMember(withMixer(services), {
      ...params,
      ...body,
      actor: caller,
    });
    return { status: 200, body: standing };
  },
);
