import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { removeModerator } from '../lib/use-cases/keepers';

/** The host takes a moderator away again. */
export const handler = route(
  'POST /remove-moderator/{roomId}/{userId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const room = await removeModerator(services, { ...params, actor: caller });
    return { status: 200, body: room };
  },
);
