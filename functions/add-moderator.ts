import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { addModerator } from '../lib/use-cases/keepers';

/** The host names a moderator of the room. */
export const handler = route(
  'POST /add-moderator/{roomId}/{userId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const room = await addModerator(services, { ...params, actor: caller });
    return { status: 200, body: room };
  },
);
