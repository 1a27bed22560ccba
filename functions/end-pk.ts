import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { endPk, endPkBody } from '../lib/use-cases/pk';

/** A room leaves its PK, or refuses or withdraws the invitation to one. */
export const handler = route(
  'POST /end-pk/{roomId}',
  { body: endPkBody },
  async ({ params, body, caller }, services) => {
    const answer = await endPk(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: answer };
  },
);
