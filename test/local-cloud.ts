import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AccountSettings } from '../local/account/account';
import type { Call } from '../local/call-log';
import type { Fault } from '../local/control/faults';
import type { CloudDescription } from '../local/state/environment';
import { type Participant, startParticipant } from '../local/synthetic/participant-process';
import type { ApiAnswer } from './api-answer';
import { requireDescribed } from './api-contract';
import { CloudProcess } from './cloud-process';
import { Choir } from './media/choir';

const dist = resolve('dist/local');

/** The built local cloud in a process of its own, as `npm start -- --empty` runs it. */
export class LocalCloud {
  readonly #participants: Participant[] = [];
  #choir: Choir | undefined;

  constructor(readonly process: CloudProcess) {}

  /**
   * Starts a cloud with an empty state on free ports; MIXER chooses the API that mixes,
   * WEBHOOK_URL says where events go, and options are those of `npm start`.
   */
  static async start(
    environment: { MIXER?: string; WEBHOOK_URL?: string } = {},
    options: readonly string[] = [],
  ): Promise<LocalCloud> {
    const statePath = mkdtempSync(join(tmpdir(), 'lianmai-test-'));
    return new LocalCloud(await CloudProcess.start(statePath, { environment, options }));
  }

  get statePath(): string {
    return this.process.statePath;
  }

  /** Where its services are. */
  get description(): CloudDescription {
    return this.process.description;
  }

  /** Takes everybody off the stage whom a test has put there. */
  clearStage(): void {
    for (const participant of this.#participants.splice(0)) participant.kill();
    this.#choir?.end();
    this.#choir = undefined;
  }

  /** Ends it as Ctrl-C does, everybody on stage too, and removes its state. */
  async stop(): Promise<void> {
    this.clearStage();
    await this.process.end('SIGINT');
    rmSync(this.statePath, { recursive: true, force: true });
  }

  /** Calls the product's API as a user; `body` is sent as JSON, `text` as it is. */
  async api(
    method: string,
    path: string,
    request: { as?: string; body?: object; text?: string; headers?: Record<string, string> } = {},
  ): Promise<ApiAnswer> {
    const { as = 'host', body, text, headers } = request;
    const authorization = as === '' ? undefined : `Bearer ${await this.token(as)}`;
    const response = await this.fetch(path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(authorization && { authorization }),
        ...headers,
      },
      ...((body || text !== undefined) && { body: text ?? JSON.stringify(body) }),
    });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, body: parse(answer) };
  }

  /** Sends a call to the product's API as it is; its answer must be as `openapi.json` says. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(this.description.gateway + path, init);
    const { status, headers } = response;
    const text = await response.clone().text();
    requireDescribed({ method: init.method ?? 'GET', path, status, headers, text });
    return response;
  }

  /**
   * Holds what the API has answered to clients inside the local cloud (guests, senders of callbacks)
   * to `openapi.json`, and returns the calls. Throws as `fetch` does.
   */
  requireInsideDescribed(): string[] {
    const lines = readFileSync(this.process.notesPath, 'utf8').trimEnd().split('\n');
    return lines.map((line) => {
      const { headers, ...answer } = JSON.parse(line);
      requireDescribed({ ...answer, headers: new Headers(headers) });
      return `${answer.method} ${answer.path}`;
    });
  }

  /** A bearer token of this user; `admin` is an admin. */
  async token(userId: string, name?: string): Promise<string> {
    const scope = userId === 'admin' ? 'admin' : undefined;
    const made = await this.#control<{ token: string }>('POST', '/tokens', {
      userId,
      scope,
      name,
    });
    return made.token;
  }

  /** Everything that a service was asked, oldest first. */
  async calls(service: string): Promise<Call[]> {
    return this.#control<Call[]>('GET', `/calls?service=${service}`);
  }

  /** Who is in a channel, by the RTC service's own word. */
  async usersIn(channelId: string): Promise<string[]> {
    type State = { channels: { channelId: string; members: { userId: string }[] }[] };
    const { channels } = await this.#control<State>('GET', '/state');
    const channel = channels.find((found) => found.channelId === channelId);
    return channel?.members.map(({ userId }) => userId) ?? [];
  }

  /** Moves the clock of the whole cloud forward. */
  async advance(ms: number): Promise<void> {
    await this.#control('POST', '/clock', { advanceMs: ms });
  }

  /** What its clock shows, in milliseconds. */
  async now(): Promise<number> {
    const { now } = await this.#control<{ now: string }>('POST', '/clock', { advanceMs: 0 });
    return Date.parse(now);
  }

  /** Sets something up in the account, as in Alibaba's consoles; answers how all is set up now. */
  async account(changes: Record<string, object>): Promise<AccountSettings> {
    return this.#control('POST', '/account', changes);
  }

  /** What an operator's shell has, to run the commands of a deployment. */
  operatorEnvironment(): Record<string, string> {
    const text = readFileSync(join(this.statePath, 'operator.env'), 'utf8');
    const lines = text.matchAll(/^(\w+)='(.*)'$/gm);
    return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  }

  /** Plans a fault. */
  async fault(fault: Fault): Promise<void> {
    await this.#control('POST', '/faults', fault);
  }

  /** Forgets the faults that were not met. */
  async clearFaults(): Promise<void> {
    await this.#control('DELETE', '/faults');
  }

  /** Forgets what the services were asked until now. */
  async clearCalls(): Promise<void> {
    await this.#control('DELETE', '/calls');
  }

  /** Has a user ask for a seat, and the host or whoever may give it. */
  async seat(roomId: string, userId: string, by = 'admin'): Promise<void> {
    await this.api('POST', `/request-stage/${roomId}`, { as: userId, body: {} });
    await this.api('POST', `/seat-member/${roomId}/${userId}`, { as: by, body: {} });
  }

  /** Brings a synthetic participant on stage, by the API and WHIP. */
  async join(
    roomId: string,
    userId: string,
    media: { color: string; tone: number; role?: string; card?: boolean },
  ): Promise<Participant> {
    const { role, ...rest } = media;
    const token = await this.#seatAndGrant(roomId, userId, role);
    return this.participant({ token, name: userId, ...rest });
  }

  /** Brings somebody on stage who only speaks. */
  async speak(
    roomId: string,
    userId: string,
    { toneHz, role }: { toneHz: number; role?: string },
  ): Promise<void> {
    const token = await this.#seatAndGrant(roomId, userId, role);
    this.#choir ??= new Choir();
    await this.#choir.enter({ whip: this.description.rtc.whip, token, toneHz });
  }

  /** Has somebody enter the channel of a join token. */
  async participant(who: {
    token: string;
    name: string;
    color: string;
    tone: number;
    card?: boolean;
  }): Promise<Participant> {
    const participant = await startParticipant({
      participantPath: join(dist, 'synthetic/participant.mjs'),
      whip: this.description.rtc.whip,
      ...who,
    });
    this.#participants.push(participant);
    return participant;
  }

  async #seatAndGrant(roomId: string, userId: string, role = 'cohost'): Promise<string> {
    if (role === 'cohost') await this.seat(roomId, userId);
    const joined = await this.api('POST', `/join-room/${roomId}`, {
      as: userId,
      body: { role },
    });
    return String(joined.body.rtc?.singleToken);
  }

  async #control<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.description.control + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
