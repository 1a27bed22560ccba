import { currentRequest } from '../request-scope';
import type { Credentials } from './credentials';
import type { OpenApiClient } from './openapi-client';

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

/** What RAM calls the services, by the versions of their APIs. */
const SERVICES = { '2018-01-11': 'rtc', '2016-11-01': 'live' } as const;

/** One version of one RPC-style Alibaba Cloud API. */
export class OpenApi {
  #connect: () => Promise<OpenApiClient>;
  #client: Promise<OpenApiClient> | undefined;
  #service: (typeof SERVICES)[keyof typeof SERVICES];

  constructor(
    options: { endpoint: URL; version: keyof typeof SERVICES },
    credentials: Credentials,
  ) {
    this.#service = SERVICES[options.version];
    // The client takes as long to load as all else of a function, and many requests never need it.
    this.#connect = async () => {
      const { OpenApiClient } = await import('./openapi-client');
      return new OpenApiClient(options, credentials);
    };
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
      currentRequest()?.calls.add(this.#service, action, { ms, failed });
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
    this.#client ??= this.#connect();
    return (await this.#client).send(action, parameters);
  }
}

/** A 4xx answer with a code is a definite no; anything else may have been done. */
function refusal(action: string, error: { statusCode?: unknown; data?: { Code?: unknown } }) {
  const { statusCode, data } = error;
  const definite = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  // The client's own `code` is the text "undefined" when the answer has none.
  const code = data?.Code;
  return definite && typeof code === 'string' ? new ApiRefused(action, code) : undefined;
}
