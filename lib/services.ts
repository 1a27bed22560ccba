import type { Credentials } from './aliyun/credentials';
import type { Mixer } from './aliyun/mixer';
import { OpenApi } from './aliyun/openapi';
import { RTC_API_VERSION, RtcMixer } from './aliyun/rtc-mixer';
import { Tablestore } from './aliyun/tablestore';
import { type Authenticate, authenticator } from './auth';
import { type Clock, ServiceClock } from './clock';
import { type Config, processConfig } from './config';
import { MixStore } from './mix-store';
import { RoomStore } from './room-store';

/** All that the use cases act on; where drivers are chosen and put together. */
export interface Services {
  config: Config;
  clock: Clock;
  rooms: RoomStore;
  mixes: MixStore;
  mixer: Mixer;
}

// What lives as long as the function instance. The clock keeps what it has learnt, and the
// authenticator the keys that it has fetched.
let instance: { config: Config; clock: ServiceClock; authenticate: Authenticate } | undefined;
let current: { accessKeyId: string; services: Services } | undefined;

/** The parts that need no credentials. Throws if the configuration is not usable. */
export function instanceParts() {
  if (!instance) {
    const config = processConfig();
    const authenticate = authenticator(config.jwt);
    instance = { config, clock: new ServiceClock(), authenticate };
  }
  return instance;
}

/**
 * The services of this instance, kept between requests. The role's credentials live 36 hours and
 * an instance may live longer, so they come with each request.
 */
export function servicesFor(credentials: Credentials): Services {
  if (current?.accessKeyId !== credentials.accessKeyId) {
    current = { accessKeyId: credentials.accessKeyId, services: build(credentials) };
  }
  return current.services;
}

function build(credentials: Credentials): Services {
  const { config, clock } = instanceParts();
  const table = new Tablestore({ ...config.store, clock }, credentials);
  const { endpoint, appId } = config.rtc;
  const api = new OpenApi({ endpoint, version: RTC_API_VERSION }, credentials);
  return {
    config,
    clock,
    rooms: new RoomStore(table),
    mixes: new MixStore(table),
    mixer: new RtcMixer({ api, appId }),
  };
}
