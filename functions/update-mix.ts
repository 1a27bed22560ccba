import { mixAnswerView } from '../lib/api/room-view';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { updateMix, updateMixBody } from '../lib/use-cases/update-mix';

/** Changes the scene of the running mix; what is not named stays. */
export const handler = route(
  'POST /update-mix/{roomId}',
  { body: updateMixBody },
  async ({ params, body, caller }, services) => {
    const { layoutVersion, ...scene } = body;
    const { roomId } = params;
    const updated = await updateMix(withMixer(services), {
      roomId,
      actor: caller,
      layoutVersion,
      scene,
    });
    const status = updated.outcome === 'pending' ? 202 : 200;
    return { status, body: mixAnswerView(services, updated) };
  },
);
