import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InvocationView } from '../fc/deploy-actions';
import { fillEvent } from './event-placeholders';
import { type Flags, readFlags, textFlag } from './flags';
import { functionNameOf, type Inputs, type Logger } from './inputs';
import type { LocalCloud } from './local-cloud';

/** `s invoke`: calls a function with the event that `-e` or `-f` gives and shows what it did. */
export async function invokeFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const flags = readFlags(inputs.args, { e: 'event', f: 'event-file' });
  const functionName = functionNameOf(inputs, flags);
  const qualifier = textFlag(flags, 'qualifier') ?? 'LATEST';
  if (qualifier !== 'LATEST')
    throw new Error(`Only the qualifier LATEST is there, not ${qualifier}.`);
  const event = await fillEvent(await readEvent(flags), functionName, cloud);
  const view = await cloud.invoke({ functionName, event, invocationType: invocationType(flags) });
  logger.write(report(view));
}

function invocationType(flags: Flags): 'Sync' | 'Async' {
  const type = textFlag(flags, 'invocation-type') ?? 'sync';
  if (/^sync$/i.test(type)) return 'Sync';
  if (/^async$/i.test(type)) return 'Async';
  throw new Error(`--invocation-type takes sync or async, not ${type}.`);
}

async function readEvent(flags: Flags): Promise<string> {
  const event = textFlag(flags, 'event');
  const path = textFlag(flags, 'event-file');
  if (event !== undefined || path === undefined) return event ?? '';
  try {
    return await readFile(resolve(path), 'utf8');
  } catch (cause) {
    throw new Error(`Cannot find event-file "${path}".`, { cause });
  }
}

/** The same lines, in the same order, as the component fc3 has them. */
function report({ codeChecksum, result }: InvocationView): string {
  if (!result) return `The call was accepted; nobody waits for it.\nCode Checksum: ${codeChecksum}`;
  const { requestId, instanceId, errorType, durationMs, log, output } = result;
  return [
    '========= FC invoke Logs begin =========',
    `FC Invoke Start RequestId: ${requestId}`,
    ...log,
    `FC Invoke End RequestId: ${requestId}`,
    `Duration: ${durationMs} ms`,
    '========= FC invoke Logs end =========',
    '',
    `Invoke instanceId: ${instanceId}`,
    `Code Checksum: ${codeChecksum}`,
    'Qualifier: LATEST',
    `RequestId: ${requestId}`,
    ...(errorType ? [`Error Type: ${errorType}`] : []),
    '',
    'Invoke Result:',
    output,
  ].join('\n');
}
