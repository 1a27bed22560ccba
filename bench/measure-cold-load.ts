import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { CloudDescription } from './cloud-process';
import { eventOf } from './event';
import { FUNCTIONS } from './functions';
import type { LoadRequest } from './load';
import { atMost, digits, type Section, type Target } from './report';
import type { Requests } from './requests';
import { median } from './statistics';

const ROUNDS = 5;
const MAX_RATIO = 0.25;
const MAX_FIRST_RATIO = 0.4;
const UNBUNDLED = 'dist/bench/unbundled';

/** Runs in a fresh process: loads a function, and calls it if there is an event. */
const CHILD = `
const [path, event, credentials] = process.argv.slice(1);
const startedAt = performance.now();
const { handler } = require(path);
const loadMs = performance.now() - startedAt;
const context = { requestId: 'bench', credentials: JSON.parse(credentials), function: { name: '' } };
const print = (answer) => {
  const firstMs = performance.now() - startedAt;
  const status = answer?.statusCode ?? 200;
  process.stdout.write('\\n' + JSON.stringify({ loadMs, firstMs, status }), () => process.exit());
};
if (event) handler(Buffer.from(event), context).then(print);
else print();
`;

interface Load {
  loadMs: number;
  firstMs: number;
  status: number;
}

/** Loads each function in fresh processes: as it is deployed, and with its packages as they come. */
export async function measureColdLoad(
  cloud: CloudDescription,
  requests: Requests,
): Promise<Section> {
  await buildUnbundled();
  const firstCalls: Record<string, () => LoadRequest[]> = {
    'create-room': () => requests.create(),
    'get-room': () => [requests.as('user-0', 'GET /get-room/room-0')],
    'list-rooms': () => [requests.as('user-0', 'GET /list-rooms')],
    'join-room': () => requests.join(),
    'start-mix': () => requests.start(),
    'rtc-callback': () => requests.callback(),
  };
  const costs: Cost[] = [];
  for (const name of FUNCTIONS) costs.push(await coldLoad(name, cloud, firstCalls[name]));
  return {
    title: 'Cold load',
    explanation: EXPLANATION,
    head: HEAD,
    rows: costs.map(row),
    targets: targetsOf(costs),
  };
}

const EXPLANATION = `Each function in fresh processes (median of ${ROUNDS}, in turns): its bundle as it is deployed, and the
same handler that loads its packages from \`node_modules\`. To first answer: loading, and one call.`;

const HEAD = [
  ...['function', 'KB', 'unbundled KB', 'load ms', 'unbundled ms', 'ratio'],
  ...['to first answer ms', 'unbundled ms'],
];

interface Cost {
  name: string;
  bytes: number;
  unbundledBytes: number;
  bundled: Load[];
  unbundled: Load[];
  isCalled: boolean;
}

async function coldLoad(
  name: string,
  cloud: CloudDescription,
  next: (() => LoadRequest[]) | undefined,
): Promise<Cost> {
  const [path, unbundledPath] = [`dist/${name}/index.js`, `${UNBUNDLED}/${name}.cjs`];
  const [bundled, unbundled]: [Load[], Load[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    bundled.push(await loadOnce(path, cloud, next?.()[0]));
    unbundled.push(await loadOnce(unbundledPath, cloud, next?.()[0]));
  }
  const bytes = statSync(path).size;
  const unbundledBytes = await reachableBytes(name);
  return { name, bytes, unbundledBytes, bundled, unbundled, isCalled: next !== undefined };
}

function row(cost: Cost): string[] {
  const { name, bytes, unbundledBytes, bundled, unbundled, isCalled } = cost;
  return [
    ...[name, digits(bytes / 1000), digits(unbundledBytes / 1000)],
    ...[digits(loadMs(bundled)), digits(loadMs(unbundled)), ratio(cost).toFixed(2)],
    ...(isCalled ? [digits(firstMs(bundled)), digits(firstMs(unbundled))] : ['–', '–']),
  ];
}

/** The worst of all functions. */
function targetsOf(costs: Cost[]): Target[] {
  const slowest = (ratioOf: (cost: Cost) => number) =>
    costs.reduce((worst, cost) => (ratioOf(cost) > ratioOf(worst) ? cost : worst));
  const load = slowest(ratio);
  const first = slowest((cost) => (cost.isCalled ? firstRatio(cost) : 0));
  return [
    atMost(MAX_RATIO, {
      what: `cold load beside it unbundled (worst: ${load.name})`,
      value: ratio(load),
      whyMissed: `A fifth of it is Node's own modules, which both sides load, and a quarter is V8 reading
  the bundle, most of which is the official SDKs.`,
    }),
    atMost(MAX_FIRST_RATIO, {
      what: `to first answer beside it unbundled (worst: ${first.name})`,
      value: firstRatio(first),
      whyMissed: `The call itself is the same on both sides: code that runs for the first time, and
  connections that are opened.`,
    }),
  ];
}

function ratio({ bundled, unbundled }: Cost): number {
  return loadMs(bundled) / loadMs(unbundled);
}

function firstRatio({ bundled, unbundled }: Cost): number {
  return firstMs(bundled) / firstMs(unbundled);
}

function firstMs(loads: Load[]): number {
  return median(loads.map((load) => load.firstMs));
}

function loadMs(loads: Load[]): number {
  return median(loads.map((load) => load.loadMs));
}

async function loadOnce(
  path: string,
  { env, credentials }: CloudDescription,
  request: LoadRequest | undefined,
): Promise<Load> {
  const event = request ? eventOf(request) : '';
  const script = [join(process.cwd(), path), event, JSON.stringify(credentials)];
  const options = ['--no-warnings', '-e', CHILD, ...script];
  const { stdout } = await promisify(execFile)(process.execPath, options, { env });
  const result: Load = JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
  if (result.status >= 300) throw new Error(`${path} answered ${stdout}`);
  return result;
}

async function buildUnbundled(): Promise<void> {
  await build({
    entryPoints: FUNCTIONS.map((name) => `functions/${name}.ts`),
    outdir: UNBUNDLED,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}

/** The source files that a function loads, itself and those of packages. */
async function reachableBytes(name: string): Promise<number> {
  const { metafile } = await build({
    entryPoints: [`functions/${name}.ts`],
    bundle: true,
    platform: 'node',
    target: 'node20',
    tsconfigRaw: {},
    logLevel: 'error',
    write: false,
    metafile: true,
  });
  return Object.values(metafile.inputs).reduce((sum, { bytes }) => sum + bytes, 0);
}
