import { callback } from '../lib/http/callback';
import { liveEventOf } from '../lib/http/callback-messages';
import { withMixer } from '../lib/http/with-mixer';
import { handleLiveEvent } from '../lib/use-cases/events';

/** Events of the live streams. */
export const handler = callback('GET /live-callback/{secret}', async (request, makeServices) => {
  const services = makeServices();
  return handleLiveEvent(withMixer(services), liveEventOf(request, services));
});
