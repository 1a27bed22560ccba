import { route } from '../lib/http';
import { unseatMember } from '../lib/stage';
import { withMixer } from '../lib/with-mixer';

/** Takes a user off the stage, or their request or invitation back. */
export const handler = route(
  'DELETE /rooms/{roomId}/stage/{userId}',
  {},
  async ({ params, caller }, services) => {
    const standing = await unseatMember(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: standing };
  },
);
