import { mixAnswerView } from '../lib/api/room-view';
import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { stopMix } from '../lib/use-cases/stop-mix';

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
