import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock';
import { readBody } from '../../http/body';
import type { Channels } from '../channels';
import { type JoinGrant, verifyJoinToken } from '../join-token';
import { Publisher } from './publisher';
import { readOffer } from './sdp/offer';
import { Subscriber } from './subscriber';
import { HttpError, notAllowed, respond, respondError, SDP, unauthorized } from './webrtc-answers';

/** A browser's offer has about 6 kB. */
const MAX_SDP_BYTES = 64 * 1024;
/** Each holds sockets and keys; one machine's demo needs a handful. */
const MAX_SESSIONS = 256;
const NOT_PUBLISHING = 'That user is not publishing in this channel.';
const CHANNEL_FULL = 'The channel is full.';
const CONNECTION_FAILED = 'The connection failed before it was answered.';

interface Session {
  sessionId: string;
  close(): void;
}

interface Opened {
  session: Session;
  answer: string;
}

interface Options {
  appId: string;
  appKey: string;
  clock: Clock;
  channels: Channels;
  /** The address of this machine that media are sent from and arrive at; loopback when absent. */
  mediaHost?: string;
}

/**
 * Media in by WHIP (RFC 9725) and out by WHEP (draft-ietf-wish-whep), both with a join token as
 * the bearer token. The real service speaks its own protocol to its own SDK here.
 */
export class WebrtcEndpoint {
  #options: Options;
  #sessions = new Map<string, Session>();
  readonly #replaced = new Set<string>();
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
      respondError(response, error);
    }
  }

  /** Ends every session. */
  close(): void {
    for (const session of [...this.#sessions.values()]) session.close();
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [, protocol = '', sessionId, ...rest] = pathname.split('/');
    if (rest.length > 0) throw new HttpError(404, 'No such resource.');
    if (request.method === 'OPTIONS')
      return respondOptions(response, sessionId ? 'DELETE' : 'POST');
    if (sessionId) return this.#endSession(request, response, sessionId);
    if (request.method !== 'POST') throw notAllowed('POST');
    const grant = this.#authorize(request);
    const watched = protocol === 'whep' ? (searchParams.get('user') ?? '') : undefined;
    if (watched === undefined) this.#requireRoom(grant);
    else this.#requirePublishing(grant.channelId, watched);
    const { session, answer } = await this.#open(grant, request, watched);
    const headers = {
      'content-type': SDP,
      location: `/${protocol}/${session.sessionId}`,
      // Of the ICE session (RFC 9725 4.3.1), which lasts as long as the session here.
      etag: `"${session.sessionId}"`,
    };
    respond(response, 201, headers, answer);
  }

  async #open(grant: JoinGrant, request: IncomingMessage, watched?: string): Promise<Opened> {
    if (this.#sessions.size + this.#pending >= MAX_SESSIONS) {
      throw new HttpError(503, 'There are too many sessions.');
    }
    this.#pending += 1;
    try {
      const sdp = await readSdp(request);
      return await (watched === undefined
        ? this.#publish(grant, sdp)
        : this.#subscribe(grant, watched, sdp));
    } finally {
      this.#pending -= 1;
    }
  }

  #authorize(request: IncomingMessage): JoinGrant {
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const { appId, appKey, clock } = this.#options;
    const grant = token && verifyJoinToken(token, { appId, appKey, nowMs: clock.now() });
    if (!grant) throw unauthorized(request);
    return grant;
  }

  #requireRoom({ channelId, userId, role }: JoinGrant): void {
    if (role === 'sub') throw new HttpError(403, 'This join token may not publish.');
    if (!this.#options.channels.hasRoomFor(channelId, userId))
      throw new HttpError(503, CHANNEL_FULL);
  }

  /** Tells in which mode the user's video comes. */
  #requirePublishing(channelId: string, userId: string) {
    const { channels } = this.#options;
    const sent = channels.sent(channelId, userId);
    if (!sent) throw new HttpError(404, NOT_PUBLISHING);
    if (channels.hasRoomToWatch(channelId, userId)) return sent;
    throw new HttpError(503, 'That user is watched by as many as can be.');
  }

  async #publish(grant: JoinGrant, sdp: string): Promise<Opened> {
    const { channels, mediaHost } = this.#options;
    const { publisher, answer } = await Publisher.accept(readOffer(sdp, 'publish'), mediaHost);
    const { sessionId } = publisher;
    // Both may have come about while the offer was answered.
    const isFull = !channels.hasRoomFor(grant.channelId, grant.userId);
    if (publisher.isClosed || isFull) {
      const message = publisher.isClosed ? CONNECTION_FAILED : CHANNEL_FULL;
      publisher.close('disconnected');
      throw new HttpError(503, message);
    }
    publisher.on('closed', (reason) => {
      this.#sessions.delete(sessionId);
      if (reason === 'replaced') this.#noteReplaced(sessionId);
    });
    const session = { sessionId, close: () => publisher.close('left') };
    this.#sessions.set(sessionId, session);
    channels.admit(grant.channelId, grant.userId, publisher);
    return { session, answer };
  }

  async #subscribe(
    { channelId, userId }: JoinGrant,
    watched: string,
    sdp: string,
  ): Promise<Opened> {
    const { channels, mediaHost } = this.#options;
    // Media are passed on as they come: fragments are for those who take fragments.
    const { packetizationMode } = this.#requirePublishing(channelId, watched);
    const offer = readOffer(sdp, 'watch', packetizationMode === '1' ? ['1'] : ['1', '0']);
    const { subscriber, answer } = await Subscriber.accept(userId, offer, mediaHost);
    if (subscriber.isClosed || !channels.subscribe(channelId, watched, subscriber)) {
      const failed = new HttpError(503, CONNECTION_FAILED);
      const refused = subscriber.isClosed ? failed : new HttpError(404, NOT_PUBLISHING);
      subscriber.close();
      throw refused;
    }
    this.#sessions.set(subscriber.sessionId, subscriber);
    subscriber.on('closed', () => this.#sessions.delete(subscriber.sessionId));
    return { session: subscriber, answer };
  }

  /** The real SDK is told when the same user comes from elsewhere, so that it stays away. */
  #noteReplaced(sessionId: string): void {
    this.#replaced.add(sessionId);
    for (const oldest of this.#replaced) {
      if (this.#replaced.size <= MAX_SESSIONS) break;
      this.#replaced.delete(oldest);
    }
  }

  /** The session's address is its secret: it is not guessable and known to its owner only. */
  #endSession(request: IncomingMessage, response: ServerResponse, sessionId: string): void {
    if (this.#replaced.has(sessionId)) {
      throw new HttpError(409, 'Another session of the same user has replaced this one.');
    }
    const session = this.#sessions.get(sessionId);
    if (!session) throw new HttpError(404, 'No such session.');
    // RFC 9725 4.3: neither trickle ICE nor ICE restarts by PATCH are there.
    if (request.method !== 'DELETE') throw notAllowed('DELETE');
    session.close();
    respond(response, 200);
  }
}

function respondOptions(response: ServerResponse, method: 'POST' | 'DELETE'): void {
  const takes = method === 'POST' && { 'accept-post': SDP };
  respond(response, 204, { allow: `${method}, OPTIONS`, ...takes });
}

async function readSdp(request: IncomingMessage): Promise<string> {
  if (!/^application\/sdp\b/i.test(request.headers['content-type'] ?? '')) {
    throw new HttpError(415, `Expected ${SDP}.`, { 'accept-post': SDP });
  }
  return (await readBody(request, MAX_SDP_BYTES)).toString('utf8');
}
