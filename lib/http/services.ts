import type { Credentials } from '../aliyun/credentials';
import { Tablestore } from '../aliyun/tablestore';
import { type Clock, ServiceClock } from '../clock';
import { type Config, processConfig } from '../config';
import type { CallTimes } from '../model/call-times';
import type { Channels } from '../model/channels';
import type { Mixer } from '../model/mixer';
import type { Payments } from '../model/payments';
import type { Table } from '../model/table';
import { AgendaStore } from '../store/agenda-store';
import { InboxStore } from '../store/inbox-store';
import { MemberStore } from '../store/member-store';
import { MixStore } from '../store/mix-store';
import { PkStore } from '../store/pk-store';
import { QuestionStore } from '../store/question-store';
import { QuotaStore } from '../store/quota-store';
import { RoomStore } from '../store/room-store';
import { LookStore } from '../store/scene-store';
import { UsageStore } from '../store/usage-store';
import { WaitStore } from '../store/wait-store';
import { type Authenticate, authenticator } from './auth';
import type { RequestScope } from './request-scope';

/** What use cases act on that have nothing to do with the RTC service. */
export interface StoreServices extends ReturnType<typeof storesOn> {
  config: Config;
  clock: Clock;
  /** Writes a log line of the request that is served. */
  log: RequestScope['log'];
}

/** All that use cases act on; `withMixer` makes it of what a handler has. */
export interface Services extends StoreServices {
  mixer: Mixer;
  channels: Channels;
  payments: Payments;
}

/** What a handler has for one request; the rest is there for `withMixer`. */
export interface HandlerServices extends StoreServices {
  credentials: Credentials;
  calls: CallTimes;
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
export function servicesFor(given: Credentials, { log, calls }: RequestScope): HandlerServices {
  const { config, clock } = instanceParts();
  const { credentials, table } = connectionFor(given);
  return { config, clock, log, calls, credentials, ...storesOn(table.notedIn(calls), config) };
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

/** The stores of all nouns, on one database. */
export function storesOn(table: Table, config: Config) {
  return {
    rooms: new RoomStore(table),
    mixes: new MixStore(table),
    looks: new LookStore(table),
    agenda: new AgendaStore(table),
    members: new MemberStore(table),
    inbox: new InboxStore(table),
    pks: new PkStore(table),
    questions: new QuestionStore(table),
    quotas: new QuotaStore(table, config.quota),
    usage: new UsageStore(table),
    waits: new WaitStore(table, config.maxWaits),
  };
}
