import { usagePageView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withUsage } from '../lib/http/with-usage';
import { roomUsage, roomUsageQuery } from '../lib/use-cases/usage';

/** What a room's mixes have cost, newest first. */
export const handler = route(
  'GET /room-usage/{roomId}',
  { query: roomUsageQuery },
  async ({ params, query, caller }, services) => {
    const page = await roomUsage(withUsage(services), {
      ...query,
      roomId: params.roomId,
      actor: caller,
    });
    return { status: 200, body: usagePageView(page) };
  },
);
