import { banPageView } from '../lib/api/ban';
import { route } from '../lib/http/route';
import { roomPageQuery } from '../lib/use-cases/actions';
import { listBans } from '../lib/use-cases/bans';

/** Who is banned from a room, or from every room. */
export const handler = route(
  'GET /list-bans',
  { query: roomPageQuery },
  async ({ query, caller }, services) => {
    const page = await listBans(services, { ...query, actor: caller });
    return { status: 200, body: banPageView(page) };
  },
);
