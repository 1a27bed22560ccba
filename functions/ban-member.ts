import { banView } from '../lib/api/ban';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { banMember, banMemberBody } from '../lib/use-cases/bans';

/** Bans a user from a room or from every room, and puts them out. */
export const handler = route(
  'POST /ban-member/{userId}',
  { body: banMemberBody },
  async ({ params, body, caller }, services) => {
    const ban = await banMember(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: banView(ban) };
  },
);
