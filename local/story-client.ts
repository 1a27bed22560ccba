import type { CloudDescription } from './state/environment';

const TIMEOUT_MS = 30_000;

/** What the API's answers hold that the story reads. */
export interface ApiAnswer {
  code: string;
  retryAfterMs: number;
  playUrls: Record<string, string>;
  mix: { taskId: string; availableAt: string };
  rtc: { singleToken: string };
  requests: { userId: string }[];
}

/** A client of the AppServer's HTTP API, signed in as one user. */
export class ApiClient {
  readonly #cloud: CloudDescription;
  readonly #user: { userId: string; name: string };
  #token: string | undefined;

  constructor(cloud: CloudDescription, user: { userId: string; name: string }) {
    this.#cloud = cloud;
    this.#user = user;
  }

  /** Calls the API; throws unless the answer has one of the expected statuses. */
  async call(
    method: string,
    path: string,
    body?: object,
    expected = [200, 201],
  ): Promise<ApiAnswer> {
    this.#token ??= await this.#signIn();
    const response = await fetch(this.#cloud.gateway + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as ApiAnswer & { message: string };
    if (expected.includes(response.status)) return answer;
    throw new Error(`${method} ${path}: ${response.status} ${answer.code}: ${answer.message}`);
  }

  async #signIn(): Promise<string> {
    const response = await fetch(`${this.#cloud.control}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#user),
    });
    return ((await response.json()) as { token: string }).token;
  }
}
