import { createHmac } from 'node:crypto';
import { missing, refusal } from './api-error';
import type { ApiRequest } from './api-request';
import { canonicalQuery, percentEncode } from './canonical';
import type { Claim } from './claim';

/** The only ones there are, so that they may be left out. */
const METHOD = 'HMAC-SHA1';
const VERSION = '1.0';

/**
 * Reads a request signed in the old style: every public parameter travels in the query or form and
 * the signature is base64(HMAC-SHA1(secret + '&', METHOD&%2F&sorted parameters)).
 * https://help.aliyun.com/document_detail/315526.html
 */
export function readV1Claim(request: ApiRequest, parameters: Map<string, string>): Claim {
  const required = (name: string): string => {
    const value = parameters.get(name);
    if (!value) throw missing(name);
    return value;
  };
  const claim = {
    accessKeyId: required('AccessKeyId'),
    signature: required('Signature'),
    date: required('Timestamp'),
    nonce: required('SignatureNonce'),
    action: required('Action'),
    version: required('Version'),
    securityToken: parameters.get('SecurityToken'),
  };
  if ((parameters.get('SignatureMethod') || METHOD) !== METHOD) {
    throw refusal('InvalidSignatureMethod');
  }
  if ((parameters.get('SignatureVersion') || VERSION) !== VERSION) {
    throw refusal('InvalidSignatureVersion');
  }
  const signed = stringToSign(request);
  return {
    ...claim,
    stringToSign: signed,
    isBodySigned: true,
    expectedSignature: (secret) => createHmac('sha1', `${secret}&`).update(signed).digest('base64'),
  };
}

function stringToSign({ method, query, form }: ApiRequest): string {
  const pairs = [...query, ...form].filter(([name]) => name !== 'Signature');
  return [method, percentEncode('/'), percentEncode(canonicalQuery(pairs))].join('&');
}
