import { LiveChannels } from './aliyun/live-channels';
import { LIVE_API_VERSION, LiveMixer } from './aliyun/live-mixer';
import { OpenApi } from './aliyun/openapi';
import { RtcChannels } from './aliyun/rtc-channels';
import { RTC_API_VERSION, RtcMixer } from './aliyun/rtc-mixer';
import { HttpPayments } from './http-payments';
import type { HandlerServices, Services } from './services';

type Driver = (services: HandlerServices) => Pick<Services, 'mixer' | 'channels'>;

/** By the setting MIXER: which of the RTC service's two APIs is used. */
const DRIVERS: Record<HandlerServices['config']['mixer']['driver'], Driver> = {
  rtc: rtcDriver,
  live: liveDriver,
};

const made = new WeakMap<HandlerServices, Services>();

/**
 * Adds the RTC service and the payment provider to what a handler has. The RTC client is as large as everything else together,
 * so it is in the bundles of those functions only that call this.
 */
export function withMixer(services: HandlerServices): Services {
  const known = made.get(services);
  if (known) return known;
  const { mixer, payment } = services.config;
  const payments = new HttpPayments(payment, services.clock);
  const all = { ...services, payments, ...DRIVERS[mixer.driver](services) };
  made.set(services, all);
  return all;
}

function rtcDriver({ config, credentials }: HandlerServices) {
  const { endpoint, appId } = config.rtc;
  const api = new OpenApi({ endpoint, version: RTC_API_VERSION }, credentials);
  return { mixer: new RtcMixer({ api, appId }), channels: new RtcChannels({ api, appId }) };
}

function liveDriver({ config, credentials }: HandlerServices) {
  const { appId } = config.rtc;
  const { liveEndpoint: endpoint, region } = config.mixer;
  const api = new OpenApi({ endpoint, version: LIVE_API_VERSION }, credentials);
  const channels = new LiveChannels({ api, appId });
  return { mixer: new LiveMixer({ api, appId, region, channels }), channels };
}
