/** Tablestore and RTC of the local cloud, in a process of their own; nothing else runs in it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Credentials } from '../local/account/credentials';
import type { Call } from '../local/call-log';
import { CallLog } from '../local/call-log';
import { Clock } from '../local/clock';
import { Faults } from '../local/control/faults';
import { startGateway } from '../local/fc/gateway/gateway';
import { readDeployment } from '../local/fc/template/template-deployment';
import { LOCAL_DOMAIN } from '../local/fc/template/template-input';
import { startRtc } from '../local/rtc/server';
import { deployEnvironment, INSTANCE } from '../local/state/environment';
import { type Keys, loadKeys } from '../local/state/keys';
import { startTablestore } from '../local/tablestore/server';
import { type FilledRooms, fillStore } from './filled-store';
import { answerParent } from './remote';

/** What a process needs to call the services. */
export interface CloudDescription {
  env: Record<string, string>;
  credentials: { accessKeyId: string; accessKeySecret: string; securityToken: string };
}

/** Limits that do not get into the way of a single caller. */
const LIMITS = { CALLS_PER_MINUTE: '100000', MAX_MIXES_PER_APP: '500', MAX_MIXES_PER_HOST: '500' };
/** Nobody looks at pages here. */
const WEB = 'http://127.0.0.1:1';
/** No stream is ever pushed: nobody is in the channels. */
const LIVE = { pushDomain: 'push.example.com', playDomain: 'play.example.com' };

const clock = new Clock();
const faults = new Faults();
const log = new CallLog();
let running: { credentials: Credentials; env: Record<string, string>; statePath: string };
let marked = 0;

answerParent({ start, delayCalls, markCalls, callsSinceMark, startLocalGateway });

async function start({ statePath, sets }: { statePath: string; sets: FilledRooms[] }) {
  mkdirSync(statePath, { recursive: true });
  const storePath = join(statePath, 'tablestore');
  await fillStore(storePath, sets);
  const keys = loadKeys(join(statePath, 'keys.json'));
  const credentials = new Credentials(clock, keys);
  const shared = { clock, faults, log, credentials, port: 0 };
  const { endpoint: tablestore } = await startTablestore({
    ...shared,
    statePath: storePath,
    instance: INSTANCE,
  });
  const rtc = await startRtc({ ...shared, ...rtcKeys(keys), mixerPath: '' });
  const env = {
    ...deployEnvironment(keys, {
      tablestore,
      rtc,
      live: LIVE,
      web: WEB,
      payments: '',
      oss: 'http://127.0.0.1:9',
    }),
    ...LIMITS,
  };
  running = { credentials, env, statePath };
  return { env, credentials: issued(credentials) } satisfies CloudDescription;
}

function rtcKeys({ appId, appKey, rtcCallbackKey }: Keys) {
  return { appId, appKey, callbackKey: rtcCallbackKey };
}

function issued(credentials: Credentials): CloudDescription['credentials'] {
  const { accessKeyId, accessKeySecret, securityToken = '' } = credentials.issue();
  return { accessKeyId, accessKeySecret, securityToken };
}

/** From now on every call takes at least this long; 0 ends it. */
function delayCalls(delayMs: number): void {
  faults.clear();
  if (delayMs === 0) return;
  for (const service of ['tablestore', 'rtc']) {
    faults.add({ service, kind: 'delay', delayMs, times: Number.MAX_SAFE_INTEGER });
  }
}

function markCalls(): void {
  marked = log.list().length;
}

/** The calls since the mark; events of the services are none. */
function callsSinceMark(): Call[] {
  return log
    .list()
    .slice(marked)
    .filter(({ status }) => status !== undefined);
}

/** The gateway in front of the deployed functions, without the timer, which would disturb. */
async function startLocalGateway(): Promise<string> {
  const { credentials, env, statePath } = running;
  const named = { ...env, API_DOMAIN: LOCAL_DOMAIN, BUILD_ID: '' };
  const deployment = await readDeployment({ projectPath: process.cwd(), env: named, statePath });
  const functions = deployment.functions.map((spec) => ({
    ...spec,
    triggers: spec.triggers.filter(({ type }) => type === 'http'),
  }));
  const workerPath = join(process.cwd(), 'dist/local/fc/instance/instance-worker.mjs');
  const options = { clock, credentials, log, workerPath, port: 0 };
  const gateway = await startGateway({ ...options, deployment: { ...deployment, functions } });
  return gateway.url;
}
