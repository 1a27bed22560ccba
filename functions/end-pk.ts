import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { endPk } from '../lib/use-cases/pk';

/** A host ends the PK, or refuses or withdraws the invitation to one. */
export const handler = route(
  'POST /end-pk/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const answer = await endPk(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: answer };
  },
);
