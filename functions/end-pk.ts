import { route } from '../lib/http';
import { endPk } from '../lib/pk';
import { emptyBody } from '../lib/request';
import { withMixer } from '../lib/with-mixer';

/** A host ends the PK, or refuses or withdraws the invitation to one. */
export const handler = route(
  'POST /end-pk/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const answer = await endPk(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: answer };
  },
);
