/**
 * One instance of a function: a worker thread that loads the handler once and then serves one
 * request at a time. What a real instance does and this one does not: it is not frozen between
 * requests, so work that was not awaited goes on; it shares the working folder and the time zone
 * of the whole process; Initializer and PreStop hooks are not called.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { handlerContext } from './handler-context';
import { callHandler, type Handler, loadHandler, toOutput } from './handler-load';
import { followClock } from './instance-clock';
import type { InstanceData, InstanceMessage, InvokeMessage } from './instance-protocol';
import { describeFailure } from './invocation';
import { KeptScript } from './kept-script';
import { importOnlyFrom, loadOnlyFrom } from './own-code';

const data = workerData as InstanceData;

followClock(data.clockOffset, data.clockSkew);
let script: KeptScript | undefined;
await start();

async function start(): Promise<void> {
  try {
    loadOnlyFrom(data.codePath);
    const loader = { require: requireFile, import: importFile };
    const handler = await loadHandler(data.codePath, data.handler, loader);
    parentPort?.on('message', (message: InvokeMessage) => void serve(handler, message));
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'start-failed', failure: describeFailure(error) });
  }
}

function requireFile(path: string) {
  // What is imported is not found by `require`; to watch it takes time that others need not spend.
  if (/\bimport\s*\(/.test(readFileSync(path, 'utf8'))) importOnlyFrom(data.codePath);
  script = data.keptCode === undefined ? undefined : KeptScript.load(path, data.keptCode);
  return script?.exports ?? createRequire(path)(path);
}

function importFile(url: string) {
  importOnlyFrom(data.codePath);
  return import(url);
}

async function serve(handler: Handler, message: InvokeMessage): Promise<void> {
  try {
    const { buffer, byteOffset, byteLength } = message.event;
    const event = Buffer.from(buffer, byteOffset, byteLength);
    const context = handlerContext(data.context, message, (line) =>
      process.stdout.write(`${line}\n`),
    );
    const output = toOutput(await callHandler(handler, event, context));
    send({ kind: 'returned', output });
  } catch (error) {
    send({ kind: 'threw', failure: describeFailure(error) });
  }
  keepCode();
}

/** Only now functions have run that were not compiled before. What cannot be kept is made again. */
function keepCode(): void {
  try {
    script?.keep();
  } catch (error) {
    process.stderr.write(`The compiled code is not kept: ${error}\n`);
  }
  script = undefined;
}

function send(message: InstanceMessage): void {
  parentPort?.postMessage(message, message.kind === 'returned' ? [message.output.buffer] : []);
}
