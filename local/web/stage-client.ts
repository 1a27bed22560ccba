import { timeLimit } from '../time-limit';

const TIMEOUT_MS = 10_000;
/** How long the API may hold an answer back until something changes. */
const WAIT_SECONDS = 20;
const WAIT_TIMEOUT_MS = (WAIT_SECONDS + 15) * 1000;

/** Where somebody stands in a room, as its view tells them. */
export type Standing = 'none' | 'requested' | 'invited' | 'seated';

/** The API refused; asking the same again would not help if the status is a 4xx. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The API of one room's stage, called by one user with their own token. */
export class StageClient {
  readonly #api: string;
  readonly #room: string;
  readonly #self: string;
  readonly #token: string;
  readonly #signal: AbortSignal;
  /** How long the API asks to be left in peace, as too many calls wait already. */
  againAfterMs = 0;
  #etag = '';
  #standing: Standing = 'none';

  constructor(options: {
    api: string;
    roomId: string;
    userId: string;
    token: string;
    signal: AbortSignal;
  }) {
    this.#api = options.api;
    this.#room = encodeURIComponent(options.roomId);
    this.#self = `${this.#room}/${encodeURIComponent(options.userId)}`;
    this.#token = options.token;
    this.#signal = options.signal;
  }

  /** Asks to come on stage. */
  async ask(): Promise<void> {
    await this.#call('request-stage', this.#room, {});
  }

  /** Accepts an invitation. */
  async accept(): Promise<void> {
    await this.#call('seat-member', this.#self, {});
  }

  /** Leaves the stage, declines or withdraws. Works after the client's signal was aborted, too. */
  async leave(): Promise<void> {
    const signal = new AbortController().signal;
    await this.#send('POST', `/unseat-member/${this.#self}`, { signal });
  }

  /** Where the user stands; waits for a change, but for the first time. */
  async standing(): Promise<Standing> {
    const query = this.#etag ? `?waitSeconds=${WAIT_SECONDS}` : '';
    const response = await this.#send('GET', `/get-room/${this.#room}${query}`, {
      headers: { ...(this.#etag && { 'if-none-match': this.#etag }) },
      timeoutMs: WAIT_TIMEOUT_MS,
    });
    this.againAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000;
    if (response.status === 304) return this.#standing;
    const view = read(response);
    this.#etag = view.etag ?? '';
    this.#standing = view.state === 'closed' ? 'none' : (view.you?.stage ?? 'none');
    return this.#standing;
  }

  /** The join token of somebody who is seated. */
  async join(): Promise<string> {
    const { rtc } = await this.#call('join-room', this.#room, { role: 'cohost' });
    return rtc?.singleToken ?? '';
  }

  async #call(name: string, ids: string, body: object): Promise<Answer> {
    return read(await this.#send('POST', `/${name}/${ids}`, { body: JSON.stringify(body) }));
  }

  /** The limit is for the whole answer, not only for its head. */
  async #send(method: string, path: string, request: Request): Promise<Received> {
    const { headers, body, timeoutMs = TIMEOUT_MS, signal = this.#signal } = request;
    const limit = timeLimit(timeoutMs, signal);
    try {
      const response = await fetch(this.#api + path, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body }),
        signal: limit.signal,
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } finally {
      limit.done();
    }
  }
}

interface Request {
  headers?: Record<string, string>;
  body?: string;
  timeoutMs?: number;
  /** Ends the call; the client's own unless given. */
  signal?: AbortSignal;
}

interface Received {
  status: number;
  headers: Headers;
  text: string;
}

/** The fields that are read here. */
interface Answer {
  code?: string;
  message?: string;
  state?: string;
  etag?: string;
  you?: { stage?: Standing };
  rtc?: { singleToken?: string };
}

function read({ status, text }: Received): Answer {
  const answer = JSON.parse(text) as Answer;
  if (status < 400) return answer;
  throw new ApiRefusal(status, answer.code ?? '', answer.message ?? '');
}
