import { actionPageView } from '../lib/api/action';
import { route } from '../lib/http/route';
import { listActions, roomPageQuery } from '../lib/use-cases/actions';

/** What was done to people in a room, or anywhere. */
export const handler = route(
  'GET /list-actions',
  { query: roomPageQuery },
  async ({ query, caller }, services) => {
    const page = await listActions(services, { ...query, actor: caller });
    return { status: 200, body: actionPageView(page) };
  },
);
