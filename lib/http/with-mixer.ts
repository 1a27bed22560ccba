import type { Credentials } from '../aliyun/credentials';
import { LiveChannels } from '../aliyun/live-channels';
import { LIVE_API_VERSION, LiveMixer } from '../aliyun/live-mixer';
import { OpenApi } from '../aliyun/openapi';
import { RtcChannels } from '../aliyun/rtc-channels';
import { RTC_API_VERSION, RtcMixer } from '../aliyun/rtc-mixer';
import { HttpPayments } from '../payments/http-payments';
import type { Services } from '../use-cases/services';
import type { HandlerServices } from './services';
import { withReceiver } from './with-receiver';

type Driver = (services: HandlerServices) => Pick<Services, 'mixer' | 'channels'>;

/** By the setting MIXER: which of the RTC service's two APIs is used. */
const DRIVERS: Record<HandlerServices['config']['mixer']['driver'], Driver> = {
  rtc: rtcDriver,
  live: liveDriver,
};

/** Kept between requests as long as the credentials are. */
const connections = new WeakMap<Credentials, OpenApi>();

/**
 * Adds the RTC service, the payment provider and the customer's server to what a handler has. The
 * RTC client is as large as everything else together, so it is in the bundles of those functions
 * only that call this.
 */
export function withMixer(given: HandlerServices): Services {
  const services = withReceiver(given);
  const { mixer, payment } = services.config;
  const payments = new HttpPayments(payment, services.clock);
  return { ...services, payments, ...DRIVERS[mixer.driver](services) };
}

function rtcDriver(services: HandlerServices) {
  const { endpoint, appId } = services.config.rtc;
  const { layouts } = services.config.mixer;
  const api = openApi(services, { endpoint, version: RTC_API_VERSION });
  return {
    mixer: new RtcMixer({ api, appId, layouts }),
    channels: new RtcChannels({ api, appId }),
  };
}

function liveDriver(services: HandlerServices) {
  const { appId } = services.config.rtc;
  const { liveEndpoint: endpoint, region } = services.config.mixer;
  const api = openApi(services, { endpoint, version: LIVE_API_VERSION });
  const channels = new LiveChannels({ api, appId });
  return { mixer: new LiveMixer({ api, appId, region, channels }), channels };
}

function openApi(
  { credentials, calls }: HandlerServices,
  options: Parameters<typeof OpenApi.connect>[0],
): OpenApi {
  const api = connections.get(credentials) ?? OpenApi.connect(options, credentials);
  connections.set(credentials, api);
  return api.notedIn(calls);
}
