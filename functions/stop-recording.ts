import { emptyBody } from '../lib/http/request';
import { route } from '../lib/http/route';
import { withMixer } from '../lib/http/with-mixer';
import { stopRecording } from '../lib/use-cases/recordings';

/** Ends the recording of the room; its replay comes a moment later. */
export const handler = route(
  'POST /stop-recording/{roomId}',
  { body: emptyBody },
  async ({ params, caller }, services) => {
    const stopped = await stopRecording(withMixer(services), { ...params, actor: caller });
    return { status: stopped.isPending ? 202 : 200, body: stopped };
  },
);
