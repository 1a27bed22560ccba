import type { Credentials } from '../aliyun/credentials';
import { LiveBlocklist } from '../aliyun/live-blocklist';
import { LiveChannels } from '../aliyun/live-channels';
import { LIVE_API_VERSION, LiveMixer } from '../aliyun/live-mixer';
import { LiveRecorder } from '../aliyun/live-recorder';
import { OpenApi } from '../aliyun/openapi';
import { RtcChannels } from '../aliyun/rtc-channels';
import { RTC_API_VERSION, RtcMixer } from '../aliyun/rtc-mixer';
import { HttpPayments } from '../payments/http-payments';
import { WaitStore } from '../store/wait-store';
import type { Services } from '../use-cases/services';
import type { HandlerServices } from './services';
import { withFiles } from './with-files';
import { withReceiver } from './with-receiver';
import { withUsage } from './with-usage';

type Driver = (services: HandlerServices) => Pick<Services, 'mixer' | 'channels'>;

/** By the setting MIXER: which of the RTC service's two APIs is used. */
const DRIVERS: Record<HandlerServices['config']['mixer']['driver'], Driver> = {
  rtc: rtcDriver,
  live: liveDriver,
};

/** Kept between requests as long as the credentials are, by the versions of the APIs. */
const connections = new WeakMap<Credentials, Map<string, OpenApi>>();

/**
 * Adds the RTC service, the payment provider and the customer's server to what a handler has. The
 * RTC client is as large as everything else together, so it is in the bundles of those functions
 * only that call this.
 */
export function withMixer(given: HandlerServices): Services {
  const services = withUsage(withFiles(withReceiver(given)));
  const { mixer, payment } = services.config;
  const payments = new HttpPayments(payment, services.clock);
  const recorder = recorderOf(services);
  const blocklist = blocklistOf(services);
  const waits = new WaitStore(services.table, services.config.maxWaits);
  const added = { waits, payments, recorder, blocklist };
  return { ...services, ...added, ...DRIVERS[mixer.driver](services) };
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
  const { region } = services.config.mixer;
  const api = liveApi(services);
  const channels = new LiveChannels({ api, appId });
  return { mixer: new LiveMixer({ api, appId, region, channels }), channels };
}

/** Streams are recorded by the live service, whichever API mixes. */
function recorderOf(services: HandlerServices): LiveRecorder {
  const { app, playDomain: domain } = services.config.live;
  return new LiveRecorder({ api: liveApi(services), domain, app });
}

/** … and it is the live service that takes them. */
function blocklistOf(services: HandlerServices): LiveBlocklist {
  const { app, pushDomain: domain } = services.config.live;
  return new LiveBlocklist({ api: liveApi(services), domain, app });
}

/** The API of the live service. */
export function liveApi(services: HandlerServices): OpenApi {
  const endpoint = services.config.mixer.liveEndpoint;
  return openApi(services, { endpoint, version: LIVE_API_VERSION });
}

function openApi(
  { credentials, calls }: HandlerServices,
  options: Parameters<typeof OpenApi.connect>[0],
): OpenApi {
  const known = connections.get(credentials) ?? new Map<string, OpenApi>();
  connections.set(credentials, known);
  const api = known.get(options.version) ?? OpenApi.connect(options, credentials);
  known.set(options.version, api);
  return api.notedIn(calls);
}
