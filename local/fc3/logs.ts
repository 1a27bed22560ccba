import * as models from '@alicloud/fc20230330';
import type { LogLine } from '../fc/instance/function-logs';
import { type Flags, readFlags, textFlag } from './flags';
import { functionNameOf, type Inputs, type Logger } from './inputs';
import type { LocalCloud } from './local-cloud';

const DEFAULT_SPAN_MS = 60 * 60_000;
const TAIL_INTERVAL_MS = 1000;

/** `s logs`: what a function printed lately; with `--tail` also what it prints from now on. */
export async function showLogs(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const flags = readFlags(inputs.args, {
    s: 'start-time',
    e: 'end-time',
    r: 'request-id',
  });
  const name = functionNameOf(inputs, flags);
  // An unknown function is an error, not one that prints nothing.
  await cloud.ask(cloud.fc.getFunction(name, new models.GetFunctionRequest()));
  const isWanted = filterOf(flags, await cloud.now());
  const shown = (await cloud.logs(name)).filter(isWanted);
  for (const line of shown) logger.write(format(line));
  if (flags.tail) await follow(name, cloud, logger, flags);
}

function filterOf(flags: Flags, nowMs: number): (line: LogLine) => boolean {
  const fromMs = timeFlag(flags, 'start-time') ?? nowMs - DEFAULT_SPAN_MS;
  const toMs = timeFlag(flags, 'end-time') ?? Number.POSITIVE_INFINITY;
  const requestId = textFlag(flags, 'request-id');
  const instanceId = textFlag(flags, 'instance-id');
  const search = textFlag(flags, 'search') ?? '';
  return (line) =>
    line.atMs >= fromMs &&
    line.atMs <= toMs &&
    line.line.includes(search) &&
    (requestId === undefined || line.requestId === requestId) &&
    (instanceId === undefined || line.instanceId === instanceId);
}

function timeFlag(flags: Flags, name: string): number | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`--${name} takes a date or milliseconds, not ${text}.`);
  return ms;
}

/** Goes on until the process is ended. */
async function follow(name: string, cloud: LocalCloud, logger: Logger, flags: Flags) {
  let sinceMs = await cloud.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, TAIL_INTERVAL_MS));
    const untilMs = await cloud.now();
    const isWanted = filterOf({ ...flags, 'start-time': String(sinceMs) }, untilMs);
    for (const line of (await cloud.logs(name)).filter(isWanted)) {
      if (line.atMs < untilMs) logger.write(format(line));
    }
    sinceMs = untilMs;
  }
}

function format({ atMs, instanceId, requestId, line }: LogLine): string {
  return `${new Date(atMs).toISOString()} ${instanceId} ${requestId} ${line}`;
}
