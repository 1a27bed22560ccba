import type { CallTimes } from '../model/call-times';
import type { Credentials } from './credentials';
import type { ClientOptions, OpenApiClient } from './openapi-client';

/** The service answered and refused: nothing was done. */
export class ApiRefused extends Error {
  override name = 'ApiRefused';
  readonly code: string;
  readonly throttled: boolean;

  constructor(action: string, code: string) {
    super(`${action}: ${code}`);
    this.code = code;
    this.throttled = code.startsWith('Throttling');
  }
}

/** No usable answer: the call may or may not have been done. */
export class ApiOutcomeUnknown extends Error {
  override name = 'ApiOutcomeUnknown';
}

/** Something on the way has sent the call twice: the other copy may have been done. */
const COPY_CODE = 'SignatureNonceUsed';

/** What RAM calls the services, by the versions of their APIs. */
const SERVICES = {
  '2018-01-11': 'rtc',
  '2016-11-01': 'live',
  '2015-05-01': 'ram',
  '2015-04-01': 'sts',
} as const;
type Version = keyof typeof SERVICES;
type Service = (typeof SERVICES)[Version];

/** One version of one RPC-style Alibaba Cloud API. */
export class OpenApi {
  readonly #service: Service;
  readonly #client: () => Promise<OpenApiClient>;
  readonly #calls: CallTimes | undefined;

  private constructor(service: Service, client: () => Promise<OpenApiClient>, calls?: CallTimes) {
    this.#service = service;
    this.#client = client;
    this.#calls = calls;
  }

  /** Prepares to call; nothing is loaded or sent yet. */
  static connect(options: ClientOptions & { version: Version }, credentials: Credentials): OpenApi {
    let client: Promise<OpenApiClient> | undefined;
    return new OpenApi(SERVICES[options.version], () => {
      client ??= loadClient(options, credentials);
      return client;
    });
  }

  /** The same API by the same client, for one request: its calls are noted there. */
  notedIn(calls: CallTimes): OpenApi {
    return new OpenApi(this.#service, this.#client, calls);
  }

  /** Calls an action. Throws `ApiRefused` for a definite no and `ApiOutcomeUnknown` otherwise. */
  async call(action: string, parameters: object): Promise<Record<string, unknown>> {
    const startedAtMs = performance.now();
    let failed = true;
    try {
      const answer = await this.#answer(action, parameters);
      failed = false;
      return answer;
    } finally {
      const ms = performance.now() - startedAtMs;
      this.#calls?.add(this.#service, action, { ms, failed });
    }
  }

  async #answer(action: string, parameters: object): Promise<Record<string, unknown>> {
    const body = await this.#send(action, parameters).catch((error) => {
      throw refusal(action, error) ?? new ApiOutcomeUnknown(action, { cause: error });
    });
    // Some refusals, such as TaskExisted, come with HTTP 200 and the code in the body.
    if (typeof body.Code === 'string') throw new ApiRefused(action, body.Code);
    // Every answer of the service has one; without it something else on the way has answered.
    if (typeof body.RequestId !== 'string') throw new ApiOutcomeUnknown(action);
    return body;
  }

  async #send(action: string, parameters: object): Promise<Record<string, unknown>> {
    return (await this.#client()).send(action, parameters);
  }
}

/** The client takes as long to load as all else of a function, and many requests never need it. */
async function loadClient(options: ClientOptions, credentials: Credentials) {
  const { OpenApiClient } = await import('./openapi-client');
  return new OpenApiClient(options, credentials);
}

/** The client's error as a definite no, which is a 4xx answer with a code; undefined for all else. */
export function refusal(
  action: string,
  error: { statusCode?: unknown; data?: { Code?: unknown } },
) {
  const { statusCode, data } = error;
  const definite = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  // The client's own `code` is the text "undefined" when the answer has none.
  const code = data?.Code;
  if (!definite || typeof code !== 'string' || code === COPY_CODE) return undefined;
  return new ApiRefused(action, code);
}
