import { mixAnswerView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { muteMember, muteMemberBody } from '../lib/use-cases/mute';

/** Takes the sound of a user out of the mix, or lets it in again. */
export const handler = route(
  'POST /mute-member/{roomId}/{userId}',
  { body: muteMemberBody },
  async ({ params, body, caller }, services) => {
    const muted = await muteMember(withMixer(services), { ...params, ...body, actor: caller });
    const status = muted.outcome === 'pending' ? 202 : 200;
    return { status, body: mixAnswerView(services, muted) };
  },
);
