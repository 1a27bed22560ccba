import { OpenApi } from './aliyun/openapi';
import { RtcChannels } from './aliyun/rtc-channels';
import { RTC_API_VERSION, RtcMixer } from './aliyun/rtc-mixer';
import type { HandlerServices, Services } from './services';

const made = new WeakMap<HandlerServices, Services>();

/**
 * Adds the RTC service to what a handler has. Its client is as large as everything else together,
 * so it is in the bundles of those functions only that call this.
 */
export function withMixer(services: HandlerServices): Services {
  const known = made.get(services);
  if (known) return known;
  const { endpoint, appId } = services.config.rtc;
  const api = new OpenApi({ endpoint, version: RTC_API_VERSION }, services.credentials);
  const mixer = new RtcMixer({ api, appId });
  const all = { ...services, mixer, channels: new RtcChannels({ api, appId }) };
  made.set(services, all);
  return all;
}
