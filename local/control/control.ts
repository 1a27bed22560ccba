import { createServer } from 'node:http';
import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import { closeServer, listenOn } from '../http/listening';
import { badRequest } from '../http/refusal';
import { jsonReply, type Route, router } from '../http/router';
import { signDevToken } from './dev-token';
import type { Fault, Faults } from './faults';

/** The code of a function travels in a body, as base64. */
const MAX_BODY_BYTES = 80 * 1024 * 1024;

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
  const actions = Object.entries(controlActions(options));
  const routes = Object.fromEntries(actions.map(([name, act]) => [name, routeOf(name, act)]));
  const server = createServer(router(routes, { maxBodyBytes: MAX_BODY_BYTES }));
  const address = await listenOn(server, options.port);
  return { url: `http://${address}`, close: () => closeServer(server) };
}

function controlActions(options: ControlOptions): Record<string, Action> {
  const { clock, faults, log, jwtSecret, state } = options;
  return {
    'GET /state': () => state(),
    'GET /calls': (_, query) => log.list(query.get('service') ?? undefined),
    'DELETE /calls': () => log.clear(),
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

/** An action refuses what it cannot do by throwing an error. */
function routeOf(name: string, action: Action): Route {
  return async ({ query, json }) => {
    const body = /^(POST|PUT) /.test(name) ? await json() : {};
    try {
      return jsonReply((await action(body, query)) ?? {});
    } catch (error) {
      throw badRequest(error instanceof Error ? error.message : String(error));
    }
  };
}

function textOnly(claims: Record<string, unknown>): Record<string, string> {
  const isText = (entry: [string, unknown]): entry is [string, string] =>
    typeof entry[1] === 'string';
  return Object.fromEntries(Object.entries(claims).filter(isText));
}
