import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as models from '@alicloud/fc20230330';
import { RuntimeOptions } from '@darabonba/typescript';
import { fillEvent } from './event-placeholders';
import { type Flags, readFlags, textFlag } from './flags';
import { functionNameOf, type Inputs, type Logger } from './inputs';
import type { LocalCloud } from './local-cloud';

/** `s invoke`: calls a function with the event that `-e` or `-f` gives and shows what it did. */
export async function invokeFunction(inputs: Inputs, cloud: LocalCloud, logger: Logger) {
  const flags = readFlags(inputs.args, { e: 'event', f: 'event-file' });
  const functionName = functionNameOf(inputs, flags);
  const qualifier = textFlag(flags, 'qualifier') ?? 'LATEST';
  const event = await fillEvent(await readEvent(flags), functionName, cloud);
  const type = invocationType(flags);
  const headers = new models.InvokeFunctionHeaders({
    xFcInvocationType: type,
    xFcLogType: type === 'Sync' ? 'Tail' : 'None',
  });
  const body = Readable.from(Buffer.from(event));
  const request = new models.InvokeFunctionRequest({ qualifier, body });
  const called = cloud.fc.invokeFunctionWithOptions(
    functionName,
    request,
    headers,
    new RuntimeOptions({}),
  );
  const answered = await cloud.ask(called.then((response) => ({ body: response })));
  const output = await buffer(answered.body ?? Readable.from([]));
  logger.write(
    type === 'Async' ? accepted(answered.headers ?? {}) : report(answered.headers ?? {}, output),
  );
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

function accepted(headers: Record<string, string>): string {
  return `The call was accepted; nobody waits for it.\nRequestId: ${headers['x-fc-request-id']}`;
}

/** The same lines, in the same order, as the component fc3 has them. */
function report(headers: Record<string, string>, output: Buffer): string {
  const errorType = headers['x-fc-error-type'];
  return [
    '========= FC invoke Logs begin =========',
    Buffer.from(headers['x-fc-log-result'] ?? '', 'base64').toString('utf8'),
    '========= FC invoke Logs end =========',
    '',
    `Invoke instanceId: ${headers['x-fc-instance-id']}`,
    `Code Checksum: ${headers['x-fc-code-checksum']}`,
    `Qualifier: ${headers['x-fc-version-id']}`,
    `RequestId: ${headers['x-fc-request-id']}`,
    ...(errorType ? [`Error Type: ${errorType}`] : []),
    '',
    'Invoke Result:',
    output.toString('utf8'),
  ].join('\n');
}
