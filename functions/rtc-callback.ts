import { callback } from '../lib/http/callback';
import { MAX_RTC_MESSAGE_BYTES, rtcMessageOf } from '../lib/http/callback-messages';
import { withMixer } from '../lib/http/with-mixer';
import { handleRtcMessage } from '../lib/use-cases/events';

/** Events of the RTC channels. */
export const handler = callback(
  'POST /rtc-callback/{secret}',
  async (request, makeServices) => {
    const services = makeServices();
    return handleRtcMessage(withMixer(services), rtcMessageOf(request, services));
  },
  { maxBodyBytes: MAX_RTC_MESSAGE_BYTES },
);
