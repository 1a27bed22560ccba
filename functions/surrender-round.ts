import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { surrenderRound } from '../lib/use-cases/pk-round';

/** A host gives the running round of the PK up. */
export const handler = route(
  'POST /surrender-round/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const answer = await surrenderRound(withMixer(services), { ...params, actor: caller });
    return { status: 200, body: answer };
  },
);
