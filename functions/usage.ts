import { usagePageView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withUsage } from '../lib/http/with-usage';
import { appUsage, usageQuery } from '../lib/use-cases/usage';

/** What all mixes of some days have cost; for admins. */
export const handler = route('GET /usage', { query: usageQuery }, async (call, services) => {
  const page = await appUsage(withUsage(services), { ...call.query, actor: call.caller });
  return { status: 200, body: usagePageView(page) };
});
