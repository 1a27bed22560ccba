import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock';
import type { Channels } from './channels';
import { BodyTooLarge, readBody } from './http-body';
import { type JoinGrant, verifyJoinToken } from './join-token';
import { narrowOffer, type Offer, UnusableOffer } from './offer';
import { Publisher } from './publisher';
import { Subscriber } from './subscriber';

/** A browser's offer has about 6 kB. */
const MAX_SDP_BYTES = 64 * 1024;
/** Each holds sockets and keys; one machine's demo needs a handful. */
const MAX_SESSIONS = 256;

/** Browsers call from the demo page's origin and must see where the session is. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-allow-methods': 'POST, DELETE, OPTIONS',
  'access-control-expose-headers': 'Location, ETag',
  'access-control-max-age': '86400',
};

interface Session {
  sessionId: string;
  close(): void;
}

/** A refusal of the WHIP and WHEP endpoints. */
class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

interface Options {
  appId: string;
  appKey: string;
  clock: Clock;
  channels: Channels;
}

/**
 * Media in by WHIP (RFC 9725) and out by WHEP (draft-ietf-wish-whep), both with a join token as
 * the bearer token. The real service speaks its own protocol to its own SDK here.
 */
export class WebrtcEndpoint {
  #options: Options;
  #sessions = new Map<string, Session>();
  /** Offers that are being answered; they count as sessions. */
  #pending = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Answers a request below `/whip` or `/whep`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      const status = error instanceof HttpError ? error.status : statusOf(error);
      const message = status === 500 ? 'Internal error.' : (error as Error).message;
      respond(response, status, { 'content-type': 'text/plain;charset=utf-8' }, message);
    }
  }

  /** Ends every session. */
  close(): void {
    for (const session of [...this.#sessions.values()]) session.close();
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, protocol, sessionId, ...rest] = pathname.split('/');
    if (rest.length > 0) throw new HttpError(404, 'No such resource.');
    if (request.method === 'OPTIONS') return respond(response, 204);
    if (sessionId) return this.#endSession(request, response, sessionId);
    if (request.method !== 'POST') throw new HttpError(405, 'Expected POST.');
    const grant = this.#authorize(request);
    const userId = searchParams.get('user') ?? '';
    if (protocol === 'whep') this.#requirePublishing(grant.channelId, userId);
    else this.#requireRoom(grant);
    if (this.#sessions.size + this.#pending >= MAX_SESSIONS) {
      throw new HttpError(503, 'Too many sessions.');
    }
    this.#pending += 1;
    try {
      const offer = await readOffer(request);
      const opened =
        protocol === 'whep' ? this.#subscribe(grant, userId, offer) : this.#publish(grant, offer);
      const { session, answer } = await opened;
      const headers = {
        'content-type': 'application/sdp',
        location: `/${protocol}/${session.sessionId}`,
        // Of the ICE session (RFC 9725 §4.3.1), which lasts as long as the session here.
        etag: `"${session.sessionId}"`,
      };
      respond(response, 201, headers, answer);
    } finally {
      this.#pending -= 1;
    }
  }

  #authorize(request: IncomingMessage): JoinGrant {
    const [, token] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const { appId, appKey, clock } = this.#options;
    const grant = token && verifyJoinToken(token, { appId, appKey, nowMs: clock.now() });
    if (!grant) throw new HttpError(401, 'Expected a valid join token as the bearer token.');
    return grant;
  }

  #requireRoom({ channelId, userId, role }: JoinGrant): void {
    if (role === 'sub') throw new HttpError(403, 'This join token may not publish.');
    if (!this.#options.channels.hasRoomFor(channelId, userId)) {
      throw new HttpError(503, 'The channel is full.');
    }
  }

  #requirePublishing(channelId: string, userId: string): void {
    const members = this.#options.channels.publishing(channelId);
    if (!members.some((member) => member.userId === userId)) {
      throw new HttpError(404, 'That user is not publishing in this channel.');
    }
  }

  async #publish(grant: JoinGrant, offer: Offer): Promise<{ session: Session; answer: string }> {
    const { publisher, answer } = await Publisher.accept(offer);
    const { sessionId } = publisher;
    // The channel may have filled up, or the peer failed, while the offer was answered.
    if (publisher.isClosed || !this.#options.channels.hasRoomFor(grant.channelId, grant.userId)) {
      publisher.close('disconnected');
      throw new HttpError(503, 'The channel is full or the connection failed.');
    }
    publisher.on('closed', () => this.#sessions.delete(sessionId));
    const session = { sessionId, close: () => publisher.close('left') };
    this.#sessions.set(sessionId, session);
    this.#options.channels.admit(grant.channelId, grant.userId, publisher);
    return { session, answer };
  }

  async #subscribe(
    grant: JoinGrant,
    userId: string,
    offer: Offer,
  ): Promise<{ session: Session; answer: string }> {
    const { subscriber, answer } = await Subscriber.accept(grant.userId, offer);
    const { channels } = this.#options;
    if (subscriber.isClosed || !channels.subscribe(grant.channelId, userId, subscriber)) {
      subscriber.close();
      throw new HttpError(404, 'That user is not publishing in this channel.');
    }
    this.#sessions.set(subscriber.sessionId, subscriber);
    subscriber.on('closed', () => this.#sessions.delete(subscriber.sessionId));
    return { session: subscriber, answer };
  }

  /** The session's address is its secret: it is not guessable and known to its owner only. */
  #endSession(request: IncomingMessage, response: ServerResponse, sessionId: string): void {
    const session = this.#sessions.get(sessionId);
    if (!session) throw new HttpError(404, 'No such session.');
    if (request.method !== 'DELETE') throw new HttpError(405, 'Expected DELETE.');
    session.close();
    respond(response, 200);
  }
}

async function readOffer(request: IncomingMessage): Promise<Offer> {
  if (!/^application\/sdp\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpError(415, 'Expected application/sdp.');
  }
  return narrowOffer((await readBody(request, MAX_SDP_BYTES)).toString('utf8'));
}

/** What an SDP makes a peer throw says that it is no good offer. */
function statusOf(error: unknown): number {
  if (error instanceof BodyTooLarge) return 413;
  return error instanceof UnusableOffer ? 400 : 500;
}

function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
  body = '',
): void {
  response.writeHead(status, { ...CORS, ...headers });
  response.end(body);
}
