import Client, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import * as $dara from '@darabonba/typescript';
import type { Credential } from '../../local/account/credentials';
import { PATIENCE_MS } from '../until';

/** Where an API is, and how it is called. */
export interface OfficialCall {
  endpoint: string;
  version: string;
  /** POST when absent. */
  method?: string;
  key?: Credential;
  /** ACS3-HMAC-SHA256 when absent. */
  signatureAlgorithm?: string;
}

/** What a service answered, a refusal as well. */
export interface OfficialAnswer {
  status: number;
  body: Awaited<ReturnType<Client['callApi']>>['body'];
}

const ROOT: Credential = { accessKeyId: 'root', accessKeySecret: 'secret' };

/** Calls a service with the official client, which we did not write. Throws without an answer. */
export async function callOfficially(
  call: OfficialCall,
  action: string,
  parameters: object,
): Promise<OfficialAnswer> {
  const { endpoint, version, method = 'POST', key = ROOT, signatureAlgorithm } = call;
  const client = new Client(
    new $OpenApiUtil.Config({
      ...key,
      ...{ endpoint, protocol: 'http' },
      // A service that shares the test's process is busy at times.
      ...{ connectTimeout: PATIENCE_MS, readTimeout: PATIENCE_MS },
      ...(signatureAlgorithm && { signatureAlgorithm }),
    }),
  );
  const params = new $OpenApiUtil.Params({
    ...{ action, version, method, protocol: 'HTTP', pathname: '/' },
    ...{ authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' },
  });
  // The client would send what is undefined as empty text.
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = OpenApiUtil.query(Object.fromEntries(given));
  const request = new $OpenApiUtil.OpenApiRequest({ query });
  try {
    const answer = await client.callApi(params, request, new $dara.RuntimeOptions({}));
    return { status: answer.statusCode ?? 200, body: answer.body };
  } catch (error) {
    const { statusCode, data } = Object(error);
    if (!data) throw error;
    return { status: statusCode, body: data };
  }
}
