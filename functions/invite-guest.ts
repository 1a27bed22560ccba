import { guestLinkView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withReceiver } from '../lib/http/with-receiver';
import { inviteGuest, inviteGuestBody } from '../lib/use-cases/guest-links';

/** The host makes a link that seats the first who comes with it. */
export const handler = route(
  'POST /invite-guest/{roomId}',
  { body: inviteGuestBody },
  async ({ params, body, caller }, services) => {
    const link = await inviteGuest(withReceiver(services), { ...params, ...body, actor: caller });
    return { status: 201, body: guestLinkView(link) };
  },
);
