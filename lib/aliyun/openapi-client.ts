import GenericClient, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import { RuntimeOptions } from '@darabonba/typescript';
import type { Credentials } from './credentials';

/**
 * For connecting, and again for the answer. The client has a value for each, but its connect
 * time-out is the idle time-out of the socket, which also ends the wait for an answer: the smaller
 * one would always win.
 */
const TIMEOUT_MS = 3500;

/**
 * Each call has a connection of its own. The client keeps sockets for ever, and a service closes them
 * when they are idle: a call on one that is just being closed would end without an answer, and whether
 * a task was started would be unknown. https://nodejs.org/docs/latest-v20.x/api/http.html#requestreusedsocket
 */
const ONE_CALL = { connection: 'close' };

/**
 * A longer address is answered with a page of HTML (414, by Tengine), which nobody could tell from an answer
 * that was lost. The limit is not published; this is what Tengine takes if nothing else is set.
 * https://github.com/aliyun/openapi-core-nodejs-sdk/issues/55
 */
const MAX_QUERY_BYTES = 8000;

/** The call was not sent. In the shape of the client's own errors, as the service's refusals are. */
class QueryTooLong extends Error {
  readonly statusCode = 414;
  readonly data = { Code: 'RequestUriTooLarge' };
}

/** Which API, and how patiently it is called. */
export interface ClientOptions {
  endpoint: URL;
  version: string;
  /** How long a call may take; a few seconds when absent, as somebody waits for a function. */
  timeoutMs?: number;
}

/**
 * The gateway refuses any other method for these (UnsupportedHTTPMethod); all others take POST.
 * https://github.com/aliyun/aliyun-openapi-meta (zh-CN/live/<action>.json)
 */
const BY_GET = new Set(['DescribeLiveDomainMapping', 'ListEventSub', 'ListEventSubEvent']);

/** The official generic client for RPC-style APIs, for one version of one of them. */
export class OpenApiClient {
  #client: GenericClient;
  #version: string;

  constructor(options: ClientOptions, credentials: Credentials) {
    const { timeoutMs = TIMEOUT_MS } = options;
    this.#version = options.version;
    this.#client = new GenericClient(
      new $OpenApiUtil.Config({
        ...credentials,
        endpoint: options.endpoint.host,
        protocol: options.endpoint.protocol.replace(':', ''),
        connectTimeout: timeoutMs,
        readTimeout: timeoutMs,
      }),
    );
  }

  /** Sends one call; the client's errors are its own. */
  async send(action: string, parameters: object): Promise<Record<string, unknown>> {
    const params = new $OpenApiUtil.Params({
      action,
      version: this.#version,
      protocol: 'HTTPS',
      pathname: '/',
      method: BY_GET.has(action) ? 'GET' : 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    // Without this flattening, arrays and nested objects break the signature.
    const query = OpenApiUtil.query({ ...parameters });
    if (new URLSearchParams(query).toString().length > MAX_QUERY_BYTES) throw new QueryTooLong();
    const request = new $OpenApiUtil.OpenApiRequest({ query, headers: ONE_CALL });
    const answer = await this.#client.callApi(params, request, new RuntimeOptions({}));
    return answer.body ?? {};
  }
}
