import { route } from '../lib/http';
import { acceptPk } from '../lib/pk';
import { emptyBody } from '../lib/request';
import { withMixer } from '../lib/with-mixer';

/** The invited host accepts the PK. */
export const handler = route(
  'POST /accept-pk/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const answer = await acceptPk(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: answer };
  },
);
