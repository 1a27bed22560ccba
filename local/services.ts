/** The services of the account that the functions call. */
import { join } from 'node:path';
import type { Account } from './account/account';
import type { Credentials } from './account/credentials';
import { liveDomains } from './account/live-domains';
import type { CallLog } from './call-log';
import type { Clock } from './clock';
import type { Faults } from './control/faults';
import { ACCOUNT_ID } from './fc/account';
import { startLive } from './live/server';
import { Objects } from './oss/objects';
import { startOss } from './oss/server';
import { startPayments } from './payment/server';
import type { Ports } from './ports';
import { startRam } from './ram/server';
import { startRtc } from './rtc/server';
import { BUCKET, INSTANCE, type MixerName, REGION } from './state/environment';
import type { Keys } from './state/keys';
import { startTablestore } from './tablestore/server';
import { startWebhooks } from './webhooks/server';

/** Alibaba's default validity of a signed URL beyond its timestamp. */
const URL_VALIDITY_SECONDS = 0;

/** What every service has to do with. */
export interface Shared {
  clock: Clock;
  faults: Faults;
  log: CallLog;
  credentials: Credentials;
  account: Account;
}

interface ServiceOptions {
  projectPath: string;
  statePath: string;
  port: number;
  mixer: MixerName;
  mediaHost?: string;
  keys: Keys;
  ports: Ports;
}

/** The running services. */
export type Services = Awaited<ReturnType<typeof startServices>>;

/** Starts the services on ports from `port` on, without Function Compute, the control and the pages. */
export async function startServices(options: ServiceOptions & Shared) {
  const { projectPath, statePath, port, keys, ports, account } = options;
  const { clock, faults, log, credentials } = options;
  const shared = { clock, faults, log, credentials };
  const tablestore = await startTablestore({
    ...shared,
    port: await ports.take(port + 1),
    statePath: join(statePath, 'tablestore'),
    instance: INSTANCE,
  });
  const { live, oss } = await startLiveAndOss(options);
  const { recordings } = live;
  const rtc = await startRtc({
    ...shared,
    port: await ports.take(port + 2),
    livePort: await ports.take(port + 6),
    pushDomain: {
      name: live.pushDomain,
      notification: { get: live.receiver, set: live.notify },
      records: live.callbackRecords,
      blocklist: live.blocklist,
      cut: live.cutPublisher,
    },
    ...(recordings && { recordedDomain: { name: live.playDomain, recordings } }),
    viewersAt: live.viewersAt,
    domains: () => liveDomains(live, keys, account.settings),
    app: () => account.settings.rtcApp,
    appId: keys.appId,
    appKey: keys.appKey,
    mixer: options.mixer,
    callbackKey: keys.rtcCallbackKey,
    mixerPath: join(projectPath, 'dist/local/mpu/mixer.mjs'),
    ...(options.mediaHost && { mediaHost: options.mediaHost }),
  });
  const payments = await startPayments({
    ...shared,
    port: await ports.take(port + 7),
    ledgerPath: join(statePath, 'payments.json'),
    key: keys.paymentKey,
  });
  const webhooks = await startWebhooks({
    ...{ clock, log, key: keys.webhookKey },
    port: await ports.take(port + 12),
  });
  const ram = await startRam({
    ...shared,
    port: await ports.take(port + 8),
    stsPort: await ports.take(port + 9),
    account,
    accountId: ACCOUNT_ID,
  });
  const close = async () => {
    await Promise.all([rtc.close(), payments.close(), webhooks.close(), ram.close()]);
    await Promise.all([live.close(), oss.close(), tablestore.close()]);
  };
  return { tablestore, live, oss, rtc, payments, webhooks, ram, close };
}

/** The live service, and the bucket that its recordings go to. */
async function startLiveAndOss(options: ServiceOptions & Shared) {
  const { projectPath, statePath, port, keys, ports, account } = options;
  const { clock, faults, log, credentials } = options;
  const snapshotPath = join(projectPath, 'dist/local/live/snapshots/snapshot-process.mjs');
  const shared = { clock, faults, log, snapshotPath };
  const objects = new Objects(join(statePath, 'oss'));
  const live = await startLive({
    ...shared,
    recorded: { path: join(statePath, 'recordings'), objects },
    pushPort: await ports.take(port + 3),
    playPort: await ports.take(port + 4),
    pushKey: keys.livePushKey,
    playKey: keys.livePlayKey,
    validitySeconds: URL_VALIDITY_SECONDS,
    mayPagesPlay: () => account.settings.playDomain.cors === 'on',
  });
  const oss = await startOss({
    ...{ ...shared, credentials, objects, bucket: BUCKET, region: REGION },
    port: await ports.take(port + 13),
  });
  return { live, oss };
}

/** Where the functions and the commands find them, and where events go. */
export function endpointsOf(
  { tablestore, rtc, live, oss, payments, webhooks, ram }: Services,
  { mixer, webhookUrl = webhooks.eventsUrl }: { mixer: MixerName; webhookUrl?: string },
) {
  const { endpoint, liveEndpoint, whip, whep } = rtc;
  return {
    tablestore: tablestore.endpoint,
    rtc: { mixer, endpoint, liveEndpoint, whip, whep },
    live,
    oss: oss.endpoint,
    payments: payments.url,
    receiver: webhooks.url,
    ...(webhookUrl && { events: webhookUrl }),
    ram: { endpoint: ram.endpoint, stsEndpoint: ram.stsEndpoint },
  };
}
