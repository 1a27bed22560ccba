import { serverCall } from '../lib/http/server-call';
import { scorePk, scorePkBody } from '../lib/use-cases/pk-score';

/** The app's server counts a gift for the room's side of its PK. */
export const handler = serverCall(
  'POST /score-pk/{roomId}',
  { body: scorePkBody },
  async ({ params, body }, services) => {
    return { status: 200, body: await scorePk(services, { ...params, ...body }) };
  },
);
