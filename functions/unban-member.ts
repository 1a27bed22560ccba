import { route } from '../lib/http/route';
import { unbanMember, unbanMemberBody } from '../lib/use-cases/bans';

/** Lifts the ban of a user. */
export const handler = route(
  'POST /unban-member/{userId}',
  { body: unbanMemberBody },
  async ({ params, body, caller }, services) => {
    const ban = await unbanMember(services, { ...params, ...body, actor: caller });
    return { status: 200, body: ban };
  },
);
