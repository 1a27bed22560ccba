import { ledgerView } from '../lib/api/gift';
import { route } from '../lib/http/route';
import { listGifts, listGiftsQuery } from '../lib/use-cases/gifts';

/** The gifts that were counted in a round of a PK. */
export const handler = route(
  'GET /list-gifts/{roundId}',
  { query: listGiftsQuery },
  async ({ params, query, caller }, services) => {
    const ledger = await listGifts(services, { ...params, ...query, actor: caller });
    return { status: 200, body: ledgerView(ledger) };
  },
);
