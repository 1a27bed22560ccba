import { route } from '../lib/http';
import { invitePk, invitePkBody } from '../lib/pk';
import { withMixer } from '../lib/with-mixer';

/** The host invites the host of another live room to a PK. */
export const handler = route(
  'POST /invite-pk/{roomId}',
  { body: invitePkBody },
  async ({ params, body, caller }, services) => {
    const invitation = { ...params, ...body, actor: caller };
    return { status: 201, body: await invitePk(withMixer(services), invitation) };
  },
);
