import type { LogLine } from '../fc/instance/function-logs';

const TIMEOUT_MS = 60_000;

/** The control endpoint of a running local cloud: what no service of Alibaba Cloud has. */
export class Control {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** What a function printed lately: stands in for the log service. */
  logs(name: string): Promise<LogLine[]> {
    return this.#ask('GET', `/logs?${new URLSearchParams({ name })}`);
  }

  /** A bearer token of this user. */
  async token(claims: { userId: string; scope?: string }): Promise<string> {
    return (await this.#ask<{ token: string }>('POST', '/tokens', claims)).token;
  }

  /** Milliseconds on the local cloud's clock. */
  async now(): Promise<number> {
    const clock = await this.#ask<{ now: string }>('POST', '/clock', { advanceMs: 0 });
    return Date.parse(clock.now);
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = (await response.json()) as T & { message?: string };
    if (!response.ok) throw new Error(answer.message);
    return answer;
  }
}
