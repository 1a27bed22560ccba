import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { seatMember, seatMemberBody } from '../lib/use-cases/seat-member';

/** The host seats or invites a user, or an invited user takes their seat. */
export const handler = route(
  'POST /seat-member/{roomId}/{userId}',
  { body: seatMemberBody },
  async ({ params, body, caller }, services) => {
    const standing = await seatMember(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: standing };
  },
);
