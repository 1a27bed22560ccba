import { route } from '../lib/http';
import { updateMix, updateMixBody } from '../lib/mix';
import { mixAnswerView } from '../lib/room-view';
import { withMixer } from '../lib/with-mixer';

/** Changes how the running mix looks; what is not named stays. */
export const handler = route(
  'POST /update-mix/{roomId}',
  { body: updateMixBody },
  async ({ params, body, caller }, services) => {
    const { layoutVersion, ...look } = body;
    const { roomId } = params;
    const updated = await updateMix(withMixer(services), {
      roomId,
      actor: caller,
      layoutVersion,
      look,
    });
    const status = updated.outcome === 'pending' ? 202 : 200;
    return { status, body: mixAnswerView(services, updated) };
  },
);
