import OpenApiClient, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import { RuntimeOptions } from '@darabonba/typescript';
import type { Credentials } from './credentials';

/**
 * For connecting, and again for the answer. The client has a value for each, but its connect
 * time-out is the idle time-out of the socket, which also ends the wait for an answer: the smaller
 * one would always win.
 */
const TIMEOUT_MS = 3500;

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

/** One version of one RPC-style Alibaba Cloud API, through the official generic client. */
export class OpenApi {
  #client: OpenApiClient;
  #version: string;

  constructor(options: { endpoint: URL; version: string }, credentials: Credentials) {
    this.#version = options.version;
    this.#client = new OpenApiClient(
      new $OpenApiUtil.Config({
        ...credentials,
        endpoint: options.endpoint.host,
        protocol: options.endpoint.protocol.replace(':', ''),
        connectTimeout: TIMEOUT_MS,
        readTimeout: TIMEOUT_MS,
      }),
    );
  }

  /** Calls an action. Throws `ApiRefused` for a definite no and `ApiOutcomeUnknown` otherwise. */
  async call(action: string, parameters: object): Promise<Record<string, unknown>> {
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
    const params = new $OpenApiUtil.Params({
      action,
      version: this.#version,
      protocol: 'HTTPS',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    // Without this flattening, arrays and nested objects break the signature.
    const query = OpenApiUtil.query({ ...parameters });
    const request = new $OpenApiUtil.OpenApiRequest({ query });
    const answer = await this.#client.callApi(params, request, new RuntimeOptions({}));
    return answer.body ?? {};
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
