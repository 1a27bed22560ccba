import { liveEvent, verifyLiveSignature } from '../lib/aliyun/live-event';
import { callback } from '../lib/callback';
import { takeLiveEvent } from '../lib/events';
import { withMixer } from '../lib/with-mixer';

/** Events of the live streams. Signed if a key is configured, as on the push domain. */
export const handler = callback('GET /live-callback/{secret}', async (request, makeServices) => {
  const services = makeServices();
  const { config, clock } = services;
  const { liveKey: key } = config.callbacks;
  const { pushDomain } = config.live;
  if (key) verifyLiveSignature(request.headers, { pushDomain, key, nowMs: clock.now() });
  return takeLiveEvent(withMixer(services), liveEvent(request.query));
});
