import type { Call } from '../local/call-log';
import { type LoadRequest, type LoadResult, load, send } from './load';
import type { Remote } from './remote';
import { atLeast, atMost, digits, type Section, type Target } from './report';
import type { Requests } from './requests';
import { median, quantile } from './statistics';

const CONNECTIONS = 16;
const WARM_UP_MS = 1500;
/** The gateway runs handlers in threads, one for each connection, and each compiles by itself. */
const GATEWAY_WARM_UP_MS = 25_000;
const GATEWAY_ROUND_MS = 5000;
/** Short, so that whatever else the machine does hits both sides alike. */
const ROUND_MS = 800;
const ROUNDS = 12;
const MIN_RATIO = 0.8;
/** Of what the same handlers answer behind a plain server. */
const MIN_GATEWAY_RATIO = 0.5;
/** Of the processor time that the same rows cost one by one. */
const MAX_CPU_RATIO = 0.7;

/** A server under load. */
export interface Side {
  url: string;
  process: Remote;
}

/** Why the product is slower than the bare server, or costs more. */
const OWN_WORK = `Fewer calls save less than the rest costs: a token, a body and an answer are
  checked, the rules are applied, every call is logged, and calls of RTC have a connection of their
  own each. The profile is flat: the SDK and the HTTP client are half of it.`;

type Run = LoadResult & { cpuMsPerOperation: number };

/** Loads both sides in turns; each round is compared with the one beside it. */
export async function measureThroughput(
  {
    cloud,
    product,
    bare,
    gatewayUrl,
  }: { cloud: Remote; product: Side; bare: Side; gatewayUrl: string },
  requests: Requests,
): Promise<Section> {
  const operations: [string, () => LoadRequest[]][] = [
    ['create', () => requests.create()],
    ['join', () => requests.join()],
    ['start + stop', () => requests.startAndStop()],
  ];
  const rows: string[][] = [];
  const targets: Target[] = [];
  for (const [name, next] of operations) {
    const calls = await callsOfBoth(cloud, name, next, [product.url, bare.url]);
    const { ours, theirs } = await alternate(product, bare, next);
    const gateway = await loadFor(gatewayUrl, GATEWAY_ROUND_MS, next, GATEWAY_WARM_UP_MS);
    rows.push([name, ...calls, ...compared(ours, theirs), digits(gateway.operationsPerSecond)]);
    targets.push(target(name, ratio(ours, theirs)));
    targets.push(gatewayTarget(name, gateway.operationsPerSecond, ours));
    if (name !== 'join') targets.push(cpuTarget(name, ours, theirs));
  }
  const callback = () => requests.callback();
  const callbacks = await alternate(product, undefined, callback);
  const gateway = await loadFor(gatewayUrl, GATEWAY_ROUND_MS, callback, GATEWAY_WARM_UP_MS);
  rows.push([
    'RTC callback',
    '–',
    '–',
    ...compared(callbacks.ours, []),
    digits(gateway.operationsPerSecond),
  ]);
  return {
    title: `Throughput at ${CONNECTIONS} connections`,
    explanation: EXPLANATION,
    head: [
      'operation',
      'calls',
      'bare calls',
      '/s',
      'bare /s',
      'ratio',
      'p50 / p99 ms',
      'bare p50 / p99',
      'CPU ms',
      'bare CPU',
      'by gateway /s',
    ],
    rows,
    targets,
  };
}

const EXPLANATION = `The built handlers behind a plain \`node:http\` server, beside a bare one that reads and writes the same
rows by SDK, each in a call of its own, and nothing else; one process each, loaded in turns (${ROUNDS} rounds of ${ROUND_MS / 1000} s), the ratio being the
median of the rounds'. CPU is processor time of the server's process for one operation. The last
column is the same load through the local gateway, which runs handlers in threads, after ${GATEWAY_WARM_UP_MS / 1000} s in
which each of them has compiled what it runs. Bare keeps its connections to RTC; the product opens one
for each call, so that no call is lost on one that the service is just closing.`;

async function alternate(product: Side, bare: Side | undefined, next: () => LoadRequest[]) {
  const [ours, theirs]: [Run[], Run[]] = [[], []];
  await loadFor(product.url, WARM_UP_MS, next);
  if (bare) await loadFor(bare.url, WARM_UP_MS, next);
  for (let round = 0; round < (bare ? ROUNDS : 4); round++) {
    ours.push(await measured(product, next));
    if (bare) theirs.push(await measured(bare, next));
  }
  return { ours, theirs };
}

async function measured(side: Side, next: () => LoadRequest[]): Promise<Run> {
  const before = await side.process.ask<number>('cpuMs');
  const result = await loadFor(side.url, ROUND_MS, next);
  const usedMs = (await side.process.ask<number>('cpuMs')) - before;
  return { ...result, cpuMsPerOperation: usedMs / result.operations };
}

async function loadFor(url: string, durationMs: number, next: () => LoadRequest[], warmUpMs = 0) {
  const connections = CONNECTIONS;
  if (warmUpMs > 0) await load(url, { connections, durationMs: warmUpMs, next });
  return load(url, { connections, durationMs, next });
}

function compared(ours: Run[], theirs: Run[]): string[] {
  const rates = [ours, theirs].map((runs) => runs.map((run) => run.operationsPerSecond));
  const [rate = [], bareRate = []] = rates;
  return [
    shown(rate, (values) => digits(median(values))),
    shown(bareRate, (values) => digits(median(values))),
    theirs.length === 0 ? '–' : ratio(ours, theirs).toFixed(2),
    latencies(ours),
    latencies(theirs),
    shown(
      ours.map((run) => run.cpuMsPerOperation),
      (values) => median(values).toFixed(2),
    ),
    shown(
      theirs.map((run) => run.cpuMsPerOperation),
      (values) => median(values).toFixed(2),
    ),
  ];
}

function ratio(ours: Run[], theirs: Run[]): number {
  const ratios = ours.map(({ operationsPerSecond }, round) => {
    return operationsPerSecond / (theirs[round]?.operationsPerSecond ?? Number.NaN);
  });
  return median(ratios);
}

function target(name: string, value: number): Target {
  return atLeast(MIN_RATIO, {
    what: `throughput of ${name} beside the bare server`,
    value,
    whyMissed: OWN_WORK,
  });
}

function gatewayTarget(name: string, perSecond: number, ours: Run[]): Target {
  return atLeast(MIN_GATEWAY_RATIO, {
    what: `local gateway: throughput of ${name} beside the plain server`,
    value: perSecond / median(ours.map((run) => run.operationsPerSecond)),
  });
}

function latencies(runs: Run[]): string {
  const all = runs.flatMap((run) => run.latenciesMs);
  return shown(all, () => `${digits(quantile(all, 0.5))} / ${digits(quantile(all, 0.99))}`);
}

function shown(values: number[], show: (values: number[]) => string): string {
  return values.length === 0 ? '–' : show(values);
}

function cpuTarget(name: string, ours: Run[], theirs: Run[]): Target {
  const [our, their] = [ours, theirs].map((runs) =>
    median(runs.map((run) => run.cpuMsPerOperation)),
  );
  return atMost(MAX_CPU_RATIO, {
    what: `processor time of ${name} beside the bare server`,
    value: (our ?? Number.NaN) / (their ?? Number.NaN),
    whyMissed: OWN_WORK,
  });
}

/** How many calls both make. A comparison with somebody who does less would be worth nothing. */
async function callsOfBoth(
  cloud: Remote,
  name: string,
  next: () => LoadRequest[],
  urls: string[],
): Promise<string[]> {
  const sides: { calls: number; rows: string }[] = [];
  for (const url of urls) {
    await cloud.ask('markCalls');
    for (const request of next()) await send(url, request);
    const calls = await cloud.ask<Call[]>('callsSinceMark');
    sides.push({ calls: calls.length, rows: rowsOf(calls) });
  }
  if (new Set(sides.map(({ rows }) => rows)).size > 1) {
    const both = sides.map(({ rows }) => rows).join('\n');
    throw new Error(`${name} is not compared alike:\n${both}`);
  }
  return sides.map(({ calls }) => String(calls));
}

/** The tables that were read and written, how many of their rows, and what else was asked. */
function rowsOf(calls: Call[]): string {
  const tables = new Set<string>();
  let rows = 0;
  for (const { operation, detail } of calls) {
    const what = String(detail?.table ?? operation);
    const way = /Get/.test(operation) ? 'read' : 'written';
    for (const table of what.split(',')) tables.add(detail?.table ? `${table} ${way}` : what);
    rows += Number(detail?.rows ?? 1);
  }
  return `${rows} rows: ${[...tables].sort().join(', ')}`;
}
