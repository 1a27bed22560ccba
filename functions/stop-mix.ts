import { route } from '../lib/http';
import { stopMix } from '../lib/mix';
import { emptyBody } from '../lib/request';
import { mixAnswerView } from '../lib/room-view';
import { withMixer } from '../lib/with-mixer';

/** Stops the room's mix; its stream rests then. */
export const handler = route(
  'POST /stop-mix/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const stopped = await stopMix(withMixer(services), { roomId: params.roomId, actor: caller });
    const status = stopped.outcome === 'pending' ? 202 : 200;
    return { status, body: mixAnswerView(services, stopped) };
  },
);
