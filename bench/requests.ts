import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { filledRoomId, HOSTS, hostOf } from './filled-store';
import type { LoadRequest } from './load';

/** The requests of the bench: signed, by many users, each for a room that no other one uses. */
export class Requests {
  readonly #env: Record<string, string>;
  /** How many rooms are there. */
  readonly #rooms: number;
  readonly #tokens: Map<string, string>;
  #created = 0;
  #joins = 0;
  #starts = 0;
  #callbacks = 0;

  private constructor(env: Record<string, string>, rooms: number, tokens: Map<string, string>) {
    this.#env = env;
    this.#rooms = rooms;
    this.#tokens = tokens;
  }

  static async make(env: Record<string, string>, rooms: number): Promise<Requests> {
    const users = ['admin', ...Array.from({ length: HOSTS }, (_, index) => hostOf(index))];
    const tokens = users.map(async (user) => [user, await sign(user, env)] as const);
    return new Requests(env, rooms, new Map(await Promise.all(tokens)));
  }

  /** A request with a token; the bare server takes user and room from the headers. */
  as(user: string, line: string, body?: object): LoadRequest {
    const [method = '', path = ''] = line.split(' ');
    const headers = {
      authorization: `Bearer ${this.#tokens.get(user)}`,
      'content-type': 'application/json',
      'x-user': user,
    };
    return { method, path, headers, ...(body && { body: JSON.stringify(body) }) };
  }

  create(): LoadRequest[] {
    const index = this.#created++;
    const roomId = `new-${index}`;
    const request = this.as(hostOf(index), 'POST /create-room', { roomId });
    return [{ ...request, headers: { ...request.headers, 'x-room': roomId } }];
  }

  join(): LoadRequest[] {
    const { roomId, host } = filled(this.#joins++ % this.#rooms);
    return [this.as(host, `POST /join-room/${roomId}`, { role: 'host' })];
  }

  start(): LoadRequest[] {
    const { roomId, host } = this.#nextToStart();
    return [this.as(host, `POST /start-mix/${roomId}`, {})];
  }

  startAndStop(): LoadRequest[] {
    const { roomId, host } = this.#nextToStart();
    const start = this.as(host, `POST /start-mix/${roomId}`, {});
    return [start, this.as(host, `POST /stop-mix/${roomId}`)];
  }

  /** An event of the RTC service: somebody joins a room. */
  callback(): LoadRequest[] {
    const { CALLBACK_SECRET, RTC_CALLBACK_KEY = '' } = this.#env;
    const index = this.#callbacks++;
    const { roomId, host } = filled(index % this.#rooms);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const facts = { UserId: host, EventTag: 'Join', SessionId: 's', Timestamp: Number(timestamp) };
    const body = JSON.stringify({
      MsgId: `message-${index}`,
      ChannelId: roomId,
      Contents: [{ Event: 'UserEvent', UserEvent: facts }],
    });
    const signature = createHmac('sha256', RTC_CALLBACK_KEY).update(body).update(timestamp);
    const headers = {
      'ali-rtc-timestamp': timestamp,
      'ali-rtc-signature': signature.digest('hex'),
    };
    return [{ method: 'POST', path: `/rtc-callback/${CALLBACK_SECRET}`, headers, body }];
  }

  /** A stream rests after its mix for longer than the bench lasts. */
  #nextToStart() {
    if (this.#starts >= this.#rooms) throw new Error('Expected more rooms to start mixes in.');
    return filled(this.#starts++);
  }
}

function filled(index: number) {
  return { roomId: filledRoomId(index), host: hostOf(index) };
}

function sign(user: string, { JWT_SECRET }: Record<string, string>): Promise<string> {
  return new SignJWT(user === 'admin' ? { scope: 'admin' } : {})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(JWT_SECRET));
}
