import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import { signDevToken } from '../control/dev-token';
import { closeServer, listenOn } from '../listening';
import { giveGift } from './gifts';
import { Guests } from './guests';
import { readJson, requireLoopback, sendJson, WebError } from './http-exchange';
import { type Origins, Pages } from './pages';
import { type Person, personOf } from './person';

const VISITORS = '/local/visitors';
const GUEST_PATH = /^\/local\/guests\/([\w-]+)$/;

export interface WebOptions {
  port: number;
  /** Where the built pages are. */
  pagesPath: string;
  participantPath: string;
  /** The AppServer's API. */
  api: string;
  whip: string;
  /** The live server's origin. */
  live: string;
  jwtSecret: string;
  /** By which the app's own server is known to the API. */
  serverKey: string;
  clock: Clock;
}

/** The running web server. */
export interface Web {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the web server of one machine: the pages, where their API is, and what only a local cloud
 * can give, which is a token for anybody and company on stage.
 */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { port, pagesPath, api, jwtSecret, clock } = options;
  const signToken = (person: Person) => signDevToken(person, { jwtSecret, nowMs: clock.now() });
  const guests = new Guests({ ...options, signToken });
  const pages = new Pages(pagesPath, originsOf(options));
  const { serverKey } = options;
  const answer = answerer({ pages, guests, api, serverKey, signToken });
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => refuse(response, error));
  });
  const address = await listenOn(server, port);
  const close = async () => {
    await guests.close();
    await closeServer(server);
  };
  return { url: `http://${address}`, close };
}

function originsOf({ api, whip, live }: WebOptions): Origins {
  return { api, rtc: new URL(whip).origin, live };
}

interface Parts {
  pages: Pages;
  guests: Guests;
  api: string;
  serverKey: string;
  signToken(person: Person): Promise<string>;
}

function answerer({ pages, guests, api, serverKey, signToken }: Parts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requireLoopback(request);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, guestId] = GUEST_PATH.exec(pathname) ?? [];
    if (request.method === 'DELETE' && guestId) {
      await guests.dismiss(guestId);
      return sendJson(response, 200, { userId: guestId });
    }
    switch (`${request.method} ${pathname}`) {
      case 'GET /config.json':
        return sendJson(response, 200, { api, rtc: 'whip', local: true, visitors: VISITORS });
      // A viewer without a name is a new person in each tab.
      case `POST ${VISITORS}`:
        await readJson(request);
        return sendJson(response, 200, { token: await signToken(personOf('Visitor')) });
      case 'POST /local/sign-in': {
        const { name, browserId } = await readJson(request);
        const person = personOf(name, browserId);
        return sendJson(response, 200, { token: await signToken(person), ...person });
      }
      case 'POST /local/gifts':
        return sendJson(response, 201, await giveGift({ api, serverKey }, await readJson(request)));
      case 'POST /local/guests': {
        const { roomId, name } = await readJson(request);
        return sendJson(response, 201, await guests.invite(roomId, name));
      }
    }
    if (request.method === 'GET' || request.method === 'HEAD')
      return pages.send(pathname, response);
    throw new WebError(405, 'BadRequest', 'Expected GET.');
  };
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { status, code, message } =
    error instanceof WebError ? error : new WebError(500, 'InternalError', 'Internal error.');
  sendJson(response, status, { code, message });
}
