import { createServer, type IncomingMessage } from 'node:http';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import { closeServer, listenOn } from '../listening';
import { signDevToken } from './dev-token';
import type { Fault, Faults } from './faults';

/** The code of a function travels in a body, as base64. */
const MAX_BODY_BYTES = 80 * 1024 * 1024;

/** Longer than clients keep an idle connection, so that it is not closed under a request. */
const KEEP_ALIVE_MS = 65_000;

export interface ControlOptions {
  port: number;
  clock: Clock;
  faults: Faults;
  log: CallLog;
  jwtSecret: string;
  /** What is going on, for people and tests. */
  state(): object;
  /** What else it can be asked to do, as `METHOD /path`. */
  actions?: Record<string, Action>;
}

export interface Control {
  url: string;
  close(): Promise<void>;
}

export type Action = (body: Record<string, unknown>, query: URLSearchParams) => unknown;

/**
 * Starts what only a local cloud has, over HTTP on the loopback interface: steering its clock and
 * faults, reading what its services were asked, deploying, and making tokens for anybody.
 */
export async function startControl(options: ControlOptions): Promise<Control> {
  const actions = controlActions(options);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control');
    const action = actions[`${request.method} ${pathname}`];
    const [status, answer] = action
      ? await perform(action, request, searchParams)
      : [404, { error: `Expected one of: ${Object.keys(actions).join(', ')}.` }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const address = await listenOn(server, options.port);
  return { url: `http://${address}`, close: () => closeServer(server) };
}

function controlActions(options: ControlOptions): Record<string, Action> {
  const { clock, faults, log, jwtSecret, state } = options;
  return {
    'GET /state': () => state(),
    'GET /calls': (_, query) => log.list(query.get('service') ?? undefined),
    'POST /clock': ({ advanceMs }) => {
      clock.advance(Number(advanceMs));
      return { now: new Date(clock.now()).toISOString() };
    },
    'POST /faults': (body) => faults.add(body as unknown as Fault),
    'DELETE /faults': () => faults.clear(),
    'POST /tokens': async ({ userId, scope, name }) => ({
      token: await signDevToken(
        { userId: String(userId), ...textOnly({ scope, name }) },
        { jwtSecret, nowMs: clock.now() },
      ),
    }),
    ...options.actions,
  };
}

async function perform(
  action: Action,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<[number, unknown]> {
  try {
    // A web page of elsewhere can send a form to this port, but not JSON.
    const isJson = request.headers['content-type'] === 'application/json';
    if (/^(POST|PUT)$/.test(request.method ?? '') && !isJson)
      throw new Error('Expected a body of JSON.');
    return [200, await action(await readJson(request), query)];
  } catch (error) {
    return [400, { error: error instanceof Error ? error.message : String(error) }];
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MAX_BODY_BYTES) throw new Error('Expected a smaller body.');
  }
  return text === '' ? {} : JSON.parse(text);
}

function textOnly(claims: Record<string, unknown>): Record<string, string> {
  const isText = (entry: [string, unknown]): entry is [string, string] =>
    typeof entry[1] === 'string';
  return Object.fromEntries(Object.entries(claims).filter(isText));
}
