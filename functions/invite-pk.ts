import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { invitePk, invitePkBody } from '../lib/use-cases/pk';

/** The host invites the host of another live room to a PK. */
export const handler = route(
  'POST /invite-pk/{roomId}',
  { body: invitePkBody },
  async ({ params, body, caller }, services) => {
    const invitation = { ...params, ...body, actor: caller };
    return { status: 201, body: await invitePk(withMixer(services), invitation) };
  },
);
