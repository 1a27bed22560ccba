/** Measures what the README of this folder tells, prints it, and writes it there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CloudDescription } from './cloud-process';
import type { FilledRooms } from './filled-store';
import { buildHandlers } from './handlers';
import { measureColdLoad } from './measure-cold-load';
import { measureGrowth } from './measure-growth';
import { measureMixer } from './measure-mixer';
import { measureReactions } from './measure-reactions';
import { measureRoundTrips } from './measure-round-trips';
import { measureShow } from './measure-show';
import { measureStream } from './measure-stream';
import { measureThroughput } from './measure-throughput';
import { measureViewers } from './measure-viewers';
import { readme } from './readme';
import { Remote } from './remote';
import { markdown, reasons, type Section, summary } from './report';
import { Requests } from './requests';

/** In a cloud of their own: an instance has room for the tables of two deployments. */
const GROWTH = [
  { prefix: 'small_', rooms: 100 },
  { prefix: 'large_', rooms: 100_000 },
];
/** Enough for every start to have a room of its own. */
const ROOMS = 10_000;

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const statePath = mkdtempSync(join(tmpdir(), 'lianmai-bench-'));
const remotes: Remote[] = [];

run()
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(async () => {
    await Promise.all(remotes.map((remote) => remote.end()));
    rmSync(statePath, { recursive: true, force: true });
  });

async function run(): Promise<void> {
  const mixer = () => measureMixer(() => new Remote('dist/bench/mixer-process.mjs'));
  const alone = { mixer, stream: measureStream, reactions: measureReactions, show: measureShow };
  // Those need no filled tables, which take minutes.
  const others = (options.only ?? '') in alone ? {} : await cloudMeasurements();
  const measurements: Record<string, () => Promise<Section>> = { ...others, ...alone };
  const sections: Section[] = [];
  for (const [name, measure] of Object.entries(measurements)) {
    if (options.only && options.only !== name) continue;
    const section = await measure();
    sections.push(section);
    console.log(markdown(section));
  }
  const targets = summary(sections);
  const [summed = '', ...tables] = [targets, ...sections].map(markdown);
  const missed = reasons(sections);
  console.log(`${summed}\n${missed}`);
  if (!options.only)
    writeFileSync('bench/README.md', readme(machine(), [summed, missed, ...tables]));
}

/** What is measured on a local cloud. */
async function cloudMeasurements(): Promise<Record<string, () => Promise<Section>>> {
  const { cloud, description } = await filledCloud('shows', [{ prefix: '', rooms: ROOMS }]);
  const { env, credentials } = description;
  const requests = await Requests.make(env, ROOMS);
  await buildHandlers();
  const product = await listening('product', env, credentials);
  let started: Promise<string> | undefined;
  const gateway = () => {
    started ??= cloud.ask<string>('startLocalGateway');
    return started;
  };
  return {
    trips: () =>
      measureRoundTrips({ cloud, product: product.process, productUrl: product.url }, requests),
    throughput: async () => {
      const bare = await listening('bare', {}, description);
      const gatewayUrl = await gateway();
      return measureThroughput({ cloud, product, bare, gatewayUrl }, requests);
    },
    viewers: async () => measureViewers(await gateway(), requests),
    growth: measureGrowthAlone,
    cold: () => measureColdLoad(description, requests),
  };
}

async function measureGrowthAlone(): Promise<Section> {
  const { cloud, description } = await filledCloud('growth', GROWTH);
  const { env, credentials } = description;
  const requests = await Requests.make(env, ROOMS);
  return measureGrowth({ cloud, growth: start('growth', env), credentials }, requests, GROWTH);
}

async function filledCloud(name: string, sets: FilledRooms[]) {
  const cloud = start('cloud');
  const own = join(statePath, name);
  const description = await cloud.ask<CloudDescription>('start', { statePath: own, sets });
  return { cloud, description };
}

function start(name: string, env: Record<string, string> = {}): Remote {
  const remote = new Remote(`dist/bench/${name}-process.mjs`, env);
  remotes.push(remote);
  return remote;
}

async function listening(name: string, env: Record<string, string>, argument: unknown) {
  const process = start(name, env);
  const port = await process.ask<number>('listen', argument);
  return { process, url: `http://127.0.0.1:${port}` };
}

function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node.js ${process.version}`;
}
