import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock';
import { signDevToken, type TokenClaims } from '../control/dev-token';
import { closeServer, listenOn } from '../http/listening';
import { jsonReply, type Routes, router } from '../http/router';
import { giveGift } from './gifts';
import { Guests } from './guests';
import { Likes } from './likes';
import { type Origins, Pages } from './pages';
import { personOf } from './person';
import { type AppServer, scorePk } from './score';
import { viewerOf } from './viewer';

const VISITORS = '/local/visitors';
const MAX_BODY_BYTES = 4096;

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
  /** That of the bucket of recordings. */
  replays: string;
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
  const { port, pagesPath, api, serverKey, jwtSecret, clock } = options;
  const signToken = (person: TokenClaims) =>
    signDevToken(person, { jwtSecret, nowMs: clock.now() });
  const guests = new Guests({ ...options, signToken });
  const pages = new Pages(pagesPath, originsOf(options));
  const appServer = { api, serverKey };
  const likes = new Likes((roomId, points) => scorePk(appServer, roomId, { points }), clock);
  const whose = (headers: IncomingHttpHeaders) => viewerOf(headers, { jwtSecret, clock });
  const routes = webRoutes({ pages, guests, likes, appServer, signToken, whose });
  const server = createServer(router(routes, { maxBodyBytes: MAX_BODY_BYTES }));
  const address = await listenOn(server, port);
  const close = async () => {
    await guests.close();
    await closeServer(server);
  };
  return { url: `http://${address}`, close };
}

function originsOf({ api, whip, live, replays }: WebOptions): Origins {
  return { api, rtc: new URL(whip).origin, live, replays };
}

interface Parts {
  pages: Pages;
  guests: Guests;
  likes: Likes;
  appServer: AppServer;
  signToken(person: TokenClaims): Promise<string>;
  whose(headers: IncomingHttpHeaders): Promise<string>;
}

function webRoutes({ pages, guests, likes, appServer, signToken, whose }: Parts): Routes {
  return {
    'GET /config.json': () =>
      jsonReply({ api: appServer.api, rtc: 'whip', local: true, visitors: VISITORS }),
    // A viewer without a name is a new person in each tab.
    [`POST ${VISITORS}`]: async ({ json }) => {
      await json();
      return jsonReply({ token: await signToken(personOf('Visitor')) });
    },
    'POST /local/sign-in': async ({ json }) => {
      const { name, browserId } = await json();
      const person = personOf(name, browserId);
      return jsonReply({ token: await signToken(person), ...person });
    },
    // For the wall of all shows; a LAN does not reach it.
    'POST /local/admin': async ({ json }) => {
      await json();
      return jsonReply({ token: await signToken({ userId: 'operator', scope: 'admin' }) });
    },
    'POST /local/gifts': async ({ headers, json }) =>
      jsonReply(await giveGift(appServer, await whose(headers), await json()), 201),
    'POST /local/likes': async ({ headers, json }) =>
      jsonReply(await likes.give(await whose(headers), await json()), 201),
    'POST /local/guests': async ({ json }) => {
      const { roomId, name } = await json();
      return jsonReply(await guests.invite(roomId, name), 201);
    },
    'DELETE /local/guests/*': async ({ rest: userId }) => {
      await guests.dismiss(userId);
      return jsonReply({ userId });
    },
    'GET /*': ({ path }) => pages.find(path),
  };
}
