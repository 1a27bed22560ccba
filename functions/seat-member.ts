import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { seatMember } from '../lib/use-cases/stage';

/** The host seats or invites a user, or an invited user takes their seat. */
export const handler = route(
  'POST /seat-member/{roomId}/{userId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const standing = await seatMember(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: standing };
  },
);
