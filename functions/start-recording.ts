import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { startRecording } from '../lib/use-cases/recordings';

/** Records the room's live mix from now on. */
export const handler = route(
  'POST /start-recording/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const started = await startRecording(withMixer(services), { ...params, actor: caller });
    return { status: started.isPending ? 202 : 200, body: started };
  },
);
