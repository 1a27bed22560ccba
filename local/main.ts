import { networkInterfaces } from 'node:os';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Cloud, startCloud } from './cloud';
import { formatLogLine, takesColor } from './log-line';
import { tellStory } from './story';

const DEFAULT_PORT = 7000;
/** A shutdown that takes longer than this is cut short. */
const CLOSE_TIMEOUT_MS = 8000;

const HELP = `Runs Lianmai and its local cloud on this machine.

  npm start                      tell the story of channel 12345, then stay up
  npm start -- --empty           start without the story

Options
  --empty        no story: only the services
  --port <n>     the API's port (${DEFAULT_PORT}); the services take free ones above it
  --media-host <address>
                 where WebRTC media arrive: an IPv4 address of this machine (127.0.0.1)
  --state <dir>  where rows and keys are kept (.lianmai)
  --help         this text

Environment
  MIXER          rtc or live: which of the RTC service's two APIs is used (rtc, by which a mix
                 starts in an empty channel too, so that the API can be tried by hand)

Ctrl-C ends it. Endpoints and keys are in <state>/cloud.json.`;

/** `dist/local/main.mjs` lies two folders below the project. */
const projectPath = fileURLToPath(new URL('../..', import.meta.url));

/** Once it is told to end, what breaks off half-way is no failure of its own. */
let isEnding = false;

run().catch((error) => {
  if (isEnding) return;
  console.error(`\nLianmai could not start: ${error instanceof Error ? error.message : error}`);
  console.error('Next: npm start -- --help');
  process.exit(1);
});

async function run(): Promise<void> {
  const options = readOptions();
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
    ...(options.mediaHost && { mediaHost: options.mediaHost }),
    ...(actionsPath && { actionsPath }),
    onLogLine: (name, line) => options.empty && console.log(formatLogLine(name, line, style())),
  });
  endOnSignals(cloud);
  introduce(cloud, options, Date.now() - startedAtMs);
  if (!options.empty) await tellStory(cloud, { projectPath, statePath });
  console.log('\nEverything stays up until Ctrl-C.');
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      empty: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      'media-host': { type: 'string' },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      state: { type: 'string', default: '.lianmai' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
    throw new Error(`--port takes a number from 1024 to 65000, not ${values.port}.`);
  }
  const mediaHost = values['media-host'];
  if (mediaHost !== undefined) requireOwnAddress(mediaHost);
  const { MIXER: mixer = 'rtc' } = process.env;
  if (mixer !== 'rtc' && mixer !== 'live') throw new Error(`MIXER is rtc or live, not ${mixer}.`);
  return { ...values, port, mixer, ...(mediaHost && { mediaHost }) } as const;
}

/** Media could neither leave from, nor arrive at, an address of another machine. */
function requireOwnAddress(address: string): void {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const known = own.filter(({ family }) => family === 'IPv4').map((each) => each.address);
  if (known.includes(address)) return;
  throw new Error(`--media-host takes one of ${known.join(', ')}, not ${address}.`);
}

function introduce(cloud: Cloud, options: { port: number; state: string }, tookMs: number): void {
  const { web, gateway, rtc, live, tablestore } = cloud.description;
  const seconds = (tookMs / 1000).toFixed(1);
  const port = Number(new URL(gateway).port);
  if (port !== options.port) console.log(`Port ${options.port} is taken; using ${port} instead.`);
  console.log(`The local cloud is up after ${seconds} s.

  Open        ${web}

  API         ${gateway}
  RTC         http://${rtc.endpoint}  (WHIP ${rtc.whip}, WHEP ${rtc.whep})
  Live        rtmp://${live.pushDomain} in, rtmp:// and http://${live.playDomain} out
  Tablestore  ${tablestore.endpoint}
  all of it   ${relative('.', resolve(options.state, 'cloud.json'))}`);
}

function endOnSignals(cloud: Cloud): void {
  const end = () => {
    // A second Ctrl-C does not wait.
    if (isEnding) process.exit(1);
    isEnding = true;
    console.log('\nEnding …');
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS).unref();
    cloud.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}
