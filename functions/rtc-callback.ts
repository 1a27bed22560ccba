import { rtcMessage, verifyRtcSignature } from '../lib/aliyun/rtc-event';
import { callback } from '../lib/http/callback';
import { withMixer } from '../lib/http/with-mixer';
import { takeRtcMessage } from '../lib/use-cases/events';

/** Events of the RTC channels. Signed if a key is configured, as not every subscription signs. */
export const handler = callback('POST /rtc-callback/{secret}', async (request, makeServices) => {
  const services = makeServices();
  const { rtcKey } = services.config.callbacks;
  if (rtcKey) verifyRtcSignature(request, rtcKey, services.clock.now());
  return takeRtcMessage(withMixer(services), rtcMessage(request.body));
});
