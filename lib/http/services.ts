import type { Credentials } from '../aliyun/credentials';
import { Tablestore } from '../aliyun/tablestore';
import { UNSHOWABLE } from '../aliyun/unshowable';
import { ServiceClock } from '../clock';
import { type Config, processConfig } from '../config/config';
import type { CallTimes } from '../model/call-times';
import type { Table } from '../model/table';
import { storesOn } from '../store/stores';
import type { StoreServices } from '../use-cases/services';
import type { RequestScope } from './request-scope';
import { signersOf } from './signers';

/** What a handler has for one request; the rest is there for `withMixer`. */
export interface HandlerServices extends StoreServices {
  credentials: Credentials;
  calls: CallTimes;
  table: Table;
  beforeTheEnd: RequestScope['beforeTheEnd'];
}

// What lives as long as the function instance. The clock keeps what it has learnt.
let instance: { config: Config; clock: ServiceClock } | undefined;
let current: { credentials: Credentials; table: Tablestore } | undefined;

/** The parts that need no credentials. Throws if the configuration is not usable. */
export function instanceParts() {
  instance ??= { config: processConfig(), clock: new ServiceClock() };
  return instance;
}

/** The services for one request, on what the instance keeps between requests. */
export function servicesFor(given: Credentials, scope: RequestScope): HandlerServices {
  const { log, calls, beforeTheEnd } = scope;
  const { config, clock } = instanceParts();
  const { credentials, table } = connectionFor(given);
  const noted = table.notedIn(calls);
  const own = { config, clock, log, calls, beforeTheEnd, credentials, table: noted };
  const cannotShow = UNSHOWABLE[config.mixer.driver];
  const stores = storesOn(noted, config);
  return { ...own, receiver: undefined, cannotShow, ...stores, ...signersOf(config, clock) };
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
