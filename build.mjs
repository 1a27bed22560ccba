// Builds what the commands of package.json run: `node build.mjs functions web …`. Without a name it
// builds everything that `npm start` and a deployment need.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { leftOut } from './build/left-out.mjs';
import { tablestoreMessages } from './build/tablestore-messages.mjs';

/** Node 20 is the newest built-in runtime of Function Compute. */
const NODE = { bundle: true, platform: 'node', target: 'node20' };
/** Self-contained files, as they are deployed. The Tablestore SDK breaks in strict mode. */
const CARRIED = { ...NODE, tsconfigRaw: {}, outdir: 'dist', entryNames: '[name]/index' };
/** Programs that run in this checkout, beside its node_modules. */
const LOCAL = { ...NODE, packages: 'external', format: 'esm', outExtension: { '.js': '.mjs' } };

/** Cannot be carried: they bring native code, which is found from where they lie. */
const NATIVE = ['@napi-rs/canvas', 'lmdb', 'node-av'];
/** The CommonJS packages among those that are carried ask for Node's modules by it. */
const REQUIRE =
  "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

const COMMANDS = [
  { in: 'lib/commands/provision/main.ts', out: 'provision' },
  { in: 'lib/commands/register-callbacks/main.ts', out: 'register-callbacks' },
  { in: 'lib/commands/deploy/main.ts', out: 'deploy' },
  { in: 'lib/commands/doctor/main.ts', out: 'doctor' },
  { in: 'lib/commands/replay-events/main.ts', out: 'replay-events' },
];

const PAGES = {
  bundle: true,
  platform: 'browser',
  // The oldest browsers of the README; what they lack besides syntax, `test/page-bundle.test.ts` knows.
  target: ['chrome109', 'firefox115', 'ios16.4', 'safari16.4'],
  format: 'esm',
  tsconfig: 'web/tsconfig.json',
  loader: { '.html': 'copy', '.svg': 'copy', '.ico': 'copy' },
  minify: true,
  // Escaped, Chinese takes twice the bytes.
  charset: 'utf8',
  legalComments: 'linked',
};
const TARGETS = {
  functions: {
    ...CARRIED,
    entryPoints: ['functions/*.ts'],
    plugins: [leftOut, tablestoreMessages],
    minify: true,
  },
  commands: { ...CARRIED, entryPoints: COMMANDS },
  local: {
    ...LOCAL,
    // With its packages, as one file loads in half the time of several hundred.
    packages: 'bundle',
    external: NATIVE,
    banner: { js: REQUIRE },
    entryPoints: [
      'local/main.ts',
      'local/fc/instance/instance-worker.ts',
      'local/fc3/component.ts',
      'local/mpu/mixer.ts',
      'local/live/snapshots/snapshot-process.ts',
      'local/synthetic/participant.ts',
      'local/synthetic/viewer.ts',
    ],
    outbase: 'local',
    outdir: 'dist/local',
    splitting: true,
    sourcemap: true,
  },
  web: {
    ...PAGES,
    entryPoints: [
      'web/main.tsx',
      'web/index.html',
      'web/icon.svg',
      // What every browser asks for on its own.
      'web/favicon.ico',
      'web/reference/main.ts',
      'web/reference/index.html',
    ],
    outdir: 'dist/web',
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
  },
  // Apart from the others, so that it does not cut their chunks into smaller ones.
  operations: {
    ...PAGES,
    entryPoints: ['web/operations/main.tsx', 'web/operations/index.html'],
    outdir: 'dist/web/operations',
  },
  openapi: { ...LOCAL, entryPoints: ['openapi/main.ts'], outdir: 'dist/openapi' },
  simulate: { ...LOCAL, entryPoints: ['test/simulation/main.ts'], outdir: 'dist/test/simulation' },
  mutate: { ...LOCAL, entryPoints: ['test/mutations/main.ts'], outdir: 'dist/test/mutations' },
  examples: {
    ...LOCAL,
    entryPoints: ['count-rounds', 'guest-list', 'watch-room'].map((name) => `examples/${name}.ts`),
    outdir: 'dist/examples',
  },
  pictures: { ...LOCAL, entryPoints: ['test/pictures/main.ts'], outdir: 'dist/test/pictures' },
  looks: { ...LOCAL, entryPoints: ['test/looks/main.ts'], outdir: 'dist/test/looks' },
  smoke: { ...LOCAL, entryPoints: ['test/smoke/main.ts'], outdir: 'dist/test/smoke' },
  bench: {
    ...LOCAL,
    entryPoints: ['bench/main.ts', 'bench/*-process.ts'],
    outdir: 'dist/bench',
  },
};
const EVERYTHING = ['functions', 'commands', 'local', 'web', 'operations'];

const names = process.argv.length > 2 ? process.argv.slice(2) : EVERYTHING;
const unknown = names.filter((name) => !(name in TARGETS));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Expected: ${Object.keys(TARGETS).join(', ')}.`);
  process.exit(2);
}
try {
  await Promise.all(names.map((name) => build({ ...TARGETS[name], logLevel: 'warning' })));
} catch {
  // esbuild has printed each mistake with its place.
  process.exit(1);
}
if (names.includes('functions')) writeFileSync('dist/build-id', `${buildId()}\n`);

/** The same for the same code: a deployment writes it into the functions' descriptions. */
function buildId() {
  const hash = createHash('sha256');
  for (const file of readdirSync('functions')
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    hash.update(readFileSync(`dist/${file.replace(/\.ts$/, '')}/index.js`));
  }
  return hash.digest('hex').slice(0, 16);
}
