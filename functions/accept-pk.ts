import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { acceptPk } from '../lib/use-cases/pk';

/** The invited host accepts the PK. */
export const handler = route(
  'POST /accept-pk/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const answer = await acceptPk(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: answer };
  },
);
