import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Cloud, startCloud } from './cloud';
import { type Lan, openLan } from './lan/lan';
import { BadOption } from './lan/own-address';
import { qrText } from './lan/qr-text';
import { formatLogLine, takesColor } from './log-line';
import { HELP, type Options, readOptions } from './options';
import { STORY_ROOM, tellStory } from './story';

/** A shutdown that takes longer than this is cut short. */
const CLOSE_TIMEOUT_MS = 8000;

/** `dist/local/main.mjs` lies two folders below the project. */
const projectPath = fileURLToPath(new URL('../..', import.meta.url));

/** Once it is told to end, what breaks off half-way is no failure of its own. */
let isEnding = false;

run().catch((error) => {
  if (isEnding) return;
  console.error(`\nLianmai could not start: ${error instanceof Error ? error.message : error}`);
  if (error instanceof BadOption) console.error('Next: npm start -- --help');
  process.exit(1);
});

async function run(): Promise<void> {
  // That of Function Compute: https://developer.aliyun.com/ask/646163
  process.env.TZ = 'UTC';
  const options = await readOptions(process.argv.slice(2), process.env);
  if (options.help) return console.log(HELP);
  const startedAtMs = Date.now();
  const { LIANMAI_ACTIONS: actionsPath } = process.env;
  const color = takesColor(process.stdout, process.env);
  const style = () => ({ color, nowMs: Date.now() });
  const statePath = resolve(options.state);
  console.log('Starting the local cloud …');
  const cloud = await startCloud({
    projectPath,
    statePath,
    port: options.port,
    mixer: options.mixer,
    builtInLayouts: options.builtInLayouts,
    detector: options.detector,
    ...(options.mediaHost && { mediaHost: options.mediaHost }),
    ...(options.webhookUrl !== undefined && { webhookUrl: options.webhookUrl }),
    ...(actionsPath && { actionsPath }),
    onLogLine: (name, line) => options.empty && console.log(formatLogLine(name, line, style())),
  });
  const { lan: address } = options;
  const lan = address ? await openLan(cloud.description, { address, statePath }) : undefined;
  endOnSignals(cloud, lan);
  introduce(cloud, options, Date.now() - startedAtMs);
  const web = lan?.url ?? cloud.description.web;
  if (!options.empty) await tellStory(cloud, { projectPath, statePath, web });
  if (lan) inviteDevices(lan, options, color);
  console.log('\nEverything stays up until Ctrl-C.');
}

function introduce(cloud: Cloud, options: Options, tookMs: number): void {
  const { web, gateway, rtc, live, tablestore, webhooks } = cloud.description;
  const seconds = (tookMs / 1000).toFixed(1);
  const port = Number(new URL(gateway).port);
  if (port !== options.port) console.log(`Port ${options.port} is taken; using ${port} instead.`);
  console.log(`The local cloud is up after ${seconds} s.

  Open        ${web}

  API         ${gateway}
  RTC         http://${rtc.endpoint}  (WHIP ${rtc.whip}, WHEP ${rtc.whep})
  Live        rtmp://${live.pushDomain} in, rtmp:// and http://${live.playDomain} out
  Events      ${webhooks.receiver}  (to ${webhooks.url ?? 'nobody'})
  Tablestore  ${tablestore.endpoint}
  all of it   ${relative('.', resolve(options.state, 'cloud.json'))}`);
}

/** How a phone gets here, and what it will be asked. */
function inviteDevices({ url }: Lan, { empty, state }: Options, color: boolean): void {
  const address = empty ? `${url}/` : `${url}/watch/${STORY_ROOM}`;
  console.log(`
${qrText(address, { color })}

On a phone in the same network   ${address}
The browser warns of a certificate that it does not know: go on by "Advanced" or "Show details".
To trust it for good, install ${url}/lan/ca.crt, which is ${relative('.', resolve(state, 'lan-ca.pem'))}.`);
}

function endOnSignals(cloud: Cloud, lan: Lan | undefined): void {
  const end = () => {
    // A second Ctrl-C does not wait.
    if (isEnding) process.exit(1);
    isEnding = true;
    console.log('\nEnding …');
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS).unref();
    Promise.all([lan?.close(), cloud.close()]).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
