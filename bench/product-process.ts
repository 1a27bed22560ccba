import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FcContext } from '../lib/http/fc-context';
import type { Handler } from '../lib/http/route';
import { receivedEvent } from './event';
import { functionOf, HANDLERS } from './functions';
import { answerParent } from './remote';

/** All handlers behind a plain HTTP server, in one process. */
const require = createRequire(join(process.cwd(), 'package.json'));
const handlers: Record<string, Handler> = require(`./${HANDLERS}`);
let credentials: FcContext['credentials'];

answerParent({ listen, cpuMs, runTimer });

const server = createServer(async (request, response) => {
  const event = await receivedEvent(request);
  const name = functionOf(request.url ?? '');
  const answer = await handler(name)(event, context(name));
  response.writeHead(answer.statusCode, answer.headers);
  response.end(answer.body);
});

function listen(given: FcContext['credentials']): Promise<number> {
  credentials = given;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** The processor time that this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function runTimer(): Promise<void> {
  await handler('reconcile')(Buffer.from('{}'), context('reconcile'));
}

function handler(name: string): Handler {
  const found = handlers[name];
  if (!found) throw new Error(`There is no function ${name}.`);
  return found;
}

function context(name: string): FcContext {
  return { requestId: 'bench', credentials, function: { name } };
}
