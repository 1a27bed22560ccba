import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { startRound, startRoundBody } from '../lib/use-cases/pk-round';

/** A host proposes the next round of the PK, or accepts what the other host has proposed. */
export const handler = route(
  'POST /start-round/{roomId}',
  { body: startRoundBody },
  async ({ params, body, caller }, services) => {
    const answer = await startRound(withMixer(services), { ...params, ...body, actor: caller });
    return { status: 200, body: answer };
  },
);
