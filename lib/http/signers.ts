import { liveStreams } from '../aliyun/live-url';
import { rtcTokens } from '../aliyun/rtc-token';
import type { Clock } from '../clock';
import type { Config } from '../config/config';
import { payPage } from '../payments/payment-protocol';

/** What is signed for clients without asking anybody: addresses, tokens, pages to pay on. */
export function signersOf(config: Config, clock: Clock) {
  return {
    streams: liveStreams(config.live, clock),
    joinTokens: rtcTokens(config.rtc, clock),
    payPage: payPage(config.payment),
  };
}
