import { liveEvent, verifyLiveSignature } from '../lib/aliyun/live-event';
import { callback } from '../lib/http/callback';
import { withMixer } from '../lib/http/with-mixer';
import { takeLiveEvent } from '../lib/use-cases/events';

/** Events of the live streams. Signed if a key is configured, as on the push domain. */
export const handler = callback('GET /live-callback/{secret}', async (request, makeServices) => {
  const services = makeServices();
  const { config, clock } = services;
  const { liveKey: key } = config.callbacks;
  const { pushDomain } = config.live;
  if (key) verifyLiveSignature(request.headers, { pushDomain, key, nowMs: clock.now() });
  return takeLiveEvent(withMixer(services), liveEvent(request.query));
});
