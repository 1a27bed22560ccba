import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account/account';
import { setUpAccount } from './account/account-setup';
import { Credentials } from './account/credentials';
import { CallLog } from './call-log';
import { Clock } from './clock';
import { type Action, startControl } from './control/control';
import { Faults } from './control/faults';
import { notePerformedActions } from './control/performed-actions';
import { Detector } from './detector/detector';
import { startFunctionCompute } from './fc/function-compute';
import { keptTemplate } from './fc/template/kept-template';
import { parseTemplate, type Template } from './fc/template/template';
import { LOCAL_DOMAIN } from './fc/template/template-input';
import type { LiveServer } from './live/server';
import type { PaymentServer } from './payment/server';
import { Ports } from './ports';
import type { ChannelSnapshot, RtcServer } from './rtc/server';
import { endpointsOf, type Services, type Shared, startServices } from './services';
import {
  BUCKET,
  type CloudDescription,
  deployEnvironment,
  describeCloud,
  INSTANCE,
  type MixerName,
  operatorEnvironment,
} from './state/environment';
import { type Keys, loadKeys } from './state/keys';
import { StateFile } from './state/state-file';
import { lockState } from './state/state-lock';
import { startWeb } from './web/server';

const PROVISION_TIMEOUT_MS = 60_000;
const WEB_PORT_OFFSET = 10;
const KEPT_TEMPLATES = 'node_modules/.cache/lianmai-templates';

export interface CloudOptions {
  /** Where `s.yaml` and `dist` are. */
  projectPath: string;
  /** Where rows, keys and `cloud.json` are kept. */
  statePath: string;
  /** The gateway's; the other servers take free ones above it. */
  port: number;
  mixer: MixerName;
  /** Whether the RTC API's own layouts have to do, so that none are made. */
  builtInLayouts: boolean;
  /** The address that WebRTC media are sent from and arrive at; 127.0.0.1 when absent. */
  mediaHost?: string;
  /** Where events go: to the receiver here when absent, and nowhere when empty. */
  webhookUrl?: string;
  /** Whether test cards are looked for, and reported as a provider of moderation does. */
  detector?: boolean;
  /** A folder for notes of which actions the functions' role performs; none when absent. */
  actionsPath?: string;
  onLogLine(functionName: string, line: string): void;
}

export interface Cloud {
  description: CloudDescription;
  rtc: RtcServer;
  live: LiveServer;
  /** Ends every server and child process. */
  close(): Promise<void>;
}

/** Starts every service, creates the tables, deploys `s.yaml`, and writes `cloud.json`. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { projectPath, statePath, port } = options;
  const lock = lockState(statePath);
  const keys = loadKeys(join(statePath, 'keys.json'));
  const shared = sharedParts(keys, options);
  const { jwtSecret } = keys;
  const ports = new Ports();
  const services = await startServices({ ...options, ...shared, keys, ports });
  const { rtc, live } = services;
  // The functions must know the pages' origin before the pages can know the functions'.
  const webPort = await ports.take(port + WEB_PORT_OFFSET);
  const at = { ...endpointsOf(services, options), web: `http://127.0.0.1:${webPort}` };
  const env = deployEnvironment(keys, at);
  const [template, made] = await Promise.all([
    readTemplate(options, { ...env, RTC_LAYOUTS: '' }),
    provision(options, { ...env, ...accessKey(keys) }),
  ]);
  // Only now: what provisions is a process of its own, which signs with the time of the machine.
  shared.clock.keepIn(new StateFile(join(statePath, 'clock.json')));
  const deployed = { ...env, ...made };
  const functions = await startFunctionCompute({
    ...shared,
    port: await ports.take(port),
    apiPort: await ports.take(port + 11),
    template,
    projectPath,
    codeRoot: join(statePath, 'code'),
    supplied: deployed,
    onLogLine: options.onLogLine,
  });
  const { gateway, fc } = functions;
  sendCallbacks(services, gateway.url, { ...keys, mixer: options.mixer });
  // What was recorded when this cloud was killed.
  await live.recordings?.recover();
  const control = await startControl({
    ...shared,
    port: await ports.take(port + 5),
    jwtSecret,
    state: () => ({ channels: rtc.channels().map(membersOf), streams: live.streams() }),
    actions: { ...functions.actions, ...accountActions(shared.account) },
  });
  const web = await startWeb({
    ...webOptions(projectPath, gateway.url, services),
    ...{ jwtSecret, serverKey: keys.serverKey, port: webPort, clock: shared.clock },
  });
  const detector = options.detector && startDetector(services, gateway.url, { ...keys, ...shared });
  const reached = { ...at, gateway: gateway.url, control: control.url, fc, domain: LOCAL_DOMAIN };
  const description = describeCloud(keys, reached);
  new StateFile<CloudDescription>(join(statePath, 'cloud.json')).write(description);
  writeEnvironment(statePath, { ...deployed, ...operatorEnvironment(keys, reached) });
  const close = async () => {
    if (detector) detector.close();
    // Its guests leave by the API.
    await web.close();
    await Promise.all([functions.close(), control.close()]);
    await services.close();
    lock.release();
  };
  return { description, rtc, live, close };
}

function membersOf({ channelId, members }: ChannelSnapshot) {
  return { channelId, members: members.map(({ userId, media }) => ({ userId, ...media })) };
}

/** What every service has to do with. */
function sharedParts(keys: Keys, { actionsPath, projectPath }: CloudOptions): Shared {
  const clock = new Clock();
  const credentials = new Credentials(clock, keys);
  const account = setUpAccount(projectPath, {
    ...{ instance: INSTANCE, appId: keys.appId, bucket: BUCKET },
  });
  const shared = { clock, credentials, faults: new Faults(), log: new CallLog(), account };
  if (actionsPath) notePerformedActions(actionsPath, shared);
  return shared;
}

/** What a person does in the consoles of the account. */
function accountActions(account: Account): Record<string, Action> {
  return {
    'GET /account': () => account.settings,
    'POST /account': (changes) => account.change(changes),
  };
}

/** Where the pages are, and what they may connect to. */
function webOptions(
  projectPath: string,
  api: string,
  { rtc, live, oss }: Pick<Services, 'rtc' | 'live' | 'oss'>,
) {
  return {
    pagesPath: join(projectPath, 'dist/web'),
    participantPath: join(projectPath, 'dist/local/synthetic/participant.mjs'),
    ...{ api, whip: rtc.whip, live: `http://${live.playDomain}`, replays: oss.endpoint },
  };
}

/** What an operator sets up on the real cloud: where the services send their events. */
function sendCallbacks(
  to: { rtc: RtcServer; live: LiveServer; payments: PaymentServer },
  gatewayUrl: string,
  keys: Keys & { mixer: MixerName },
) {
  const { callbackSecret, rtcCallbackKey, liveCallbackKey, recordCallbackKey, mixer } = keys;
  const url = (service: string) => `${gatewayUrl}/${service}-callback/${callbackSecret}`;
  const key = mixer === 'rtc' ? { key: rtcCallbackKey } : {};
  to.rtc.subscribe({ url: url('rtc'), api: mixer, ...key });
  to.payments.notify(url('payment'));
  to.live.notify({ url: url('live'), key: liveCallbackKey });
  if (!to.live.recordings) return;
  const recorded = { url: url('record'), key: recordCallbackKey, wantsStates: false };
  to.live.recordings.callbacks.receiver = recorded;
}

function startDetector(
  { rtc, live }: Services,
  gatewayUrl: string,
  { callbackSecret, moderationKey: key, clock }: Keys & Shared,
): Detector {
  const url = `${gatewayUrl}/moderation-callback/${callbackSecret}`;
  return new Detector({ shows: rtc.shows, snapshot: live.snapshot, url, key, clock });
}

/**
 * Reads `s.yaml`. What the local cloud supplies is left empty, whatever a developer's `.env` has for
 * it: `s` needs half as long then, and no secret passes through it.
 */
async function readTemplate(
  { projectPath, statePath }: CloudOptions,
  supplied: Record<string, string>,
): Promise<Template> {
  const empty = Object.keys(supplied).map((name) => [name, '']);
  // As `npm run deploy` does, so that it can be seen which code is deployed.
  const BUILD_ID = readFileSync(join(projectPath, 'dist/build-id'), 'utf8').trim();
  const env = { ...Object.fromEntries(empty), API_DOMAIN: LOCAL_DOMAIN, BUILD_ID };
  const templatePath = join(projectPath, 's.yaml');
  const source = { templatePath, env, scratchPath: statePath };
  return parseTemplate(await keptTemplate(source, join(projectPath, KEPT_TEMPLATES)));
}

/** The same command that an operator runs, with the same environment. Answers what it says to set. */
async function provision(
  { projectPath, builtInLayouts }: CloudOptions,
  env: Record<string, string>,
): Promise<Record<string, string>> {
  const script = join(projectPath, 'dist/provision/index.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-deprecation', script], {
    // Without MIXER only the tables are made.
    env: { ...env, ...(builtInLayouts && { MIXER: '' }) },
    timeout: PROVISION_TIMEOUT_MS,
  });
  const [, layouts] = /^RTC_LAYOUTS=(.*)$/m.exec(stdout) ?? [];
  return layouts === undefined ? {} : { RTC_LAYOUTS: layouts };
}

function accessKey({ accessKeyId, accessKeySecret }: Keys) {
  return {
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
  };
}

/** For the commands of a deployment: a shell reads it, and so does `node --env-file`. */
function writeEnvironment(statePath: string, env: Record<string, string>): void {
  const lines = Object.entries(env).map(([name, value]) => `${name}='${value}'\n`);
  writeFileSync(join(statePath, 'operator.env'), lines.join(''), { mode: 0o600 });
}
