import type { Credentials } from '../aliyun/credentials';
import { Tablestore } from '../aliyun/tablestore';
import { UNSHOWABLE } from '../aliyun/unshowable';
import { ServiceClock } from '../clock';
import { type Config, processConfig } from '../config';
import type { CallTimes } from '../model/call-times';
import { storesOn } from '../store/stores';
import type { StoreServices } from '../use-cases/services';
import { type Authenticate, authenticator } from './auth';
import type { RequestScope } from './request-scope';
import { signersOf } from './signers';

/** What a handler has for one request; the rest is there for `withMixer`. */
export interface HandlerServices extends StoreServices {
  credentials: Credentials;
  calls: CallTimes;
  beforeTheEnd: RequestScope['beforeTheEnd'];
}

// What lives as long as the function instance. The clock keeps what it has learnt, and the
// authenticator the keys that it has fetched.
let instance: { config: Config; clock: ServiceClock; authenticate: Authenticate } | undefined;
let current: { credentials: Credentials; table: Tablestore } | undefined;

/** The parts that need no credentials. Throws if the configuration is not usable. */
export function instanceParts() {
  if (!instance) {
    const config = processConfig();
    const authenticate = authenticator(config.jwt);
    instance = { config, clock: new ServiceClock(), authenticate };
  }
  return instance;
}

/** The services for one request, on what the instance keeps between requests. */
export function servicesFor(given: Credentials, scope: RequestScope): HandlerServices {
  const { log, calls, beforeTheEnd } = scope;
  const { config, clock } = instanceParts();
  const { credentials, table } = connectionFor(given);
  const parts = { config, clock, log, calls, beforeTheEnd, credentials, receiver: undefined };
  const cannotShow = UNSHOWABLE[config.mixer.driver];
  const stores = storesOn(table.notedIn(calls), config);
  return { ...parts, cannotShow, ...stores, ...signersOf(config, clock) };
}

/**
 * The role's credentials live 36 hours and an instance may live longer, so they come with each
 * request; those that are kept are the same object until they change.
 */
function connectionFor(credentials: Credentials) {
  if (current?.credentials.accessKeyId !== credentials.accessKeyId) {
    const { config, clock } = instanceParts();
    current = { credentials, table: Tablestore.connect({ ...config.store, clock }, credentials) };
  }
  return current;
}
