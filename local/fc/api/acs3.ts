import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { canonicalQuery, equalSecrets, sha256Hex } from '../../openapi/canonical';
import { FcError } from '../fc-error';

/** Everything of a request that its signature covers. */
export interface SignedRequest {
  method: string;
  /** As it was sent, still encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Who says to have signed a request, and the proof that the secret key has to agree with. */
export interface SignatureClaim {
  accessKeyId: string;
  securityToken: string | undefined;
  date: string;
  nonce?: string;
  isSignedBy(secret: string): boolean;
}

const AUTHORIZATION =
  /^ACS3-HMAC-SHA256 Credential=([^,]{1,128}),SignedHeaders=([^,]{1,2048}),Signature=([0-9a-f]{64})$/;

/**
 * Reads the signature ACS3-HMAC-SHA256 of a call whose path names its resource.
 * https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
export function readAcs3Signature(request: SignedRequest): SignatureClaim {
  const { headers, body } = request;
  const required = (name: string) => requireHeader(headers, name);
  const [, accessKeyId = '', signedHeaders = '', signature = ''] =
    AUTHORIZATION.exec(required('authorization')) ?? [];
  if (signature === '') throw signatureNotMatch();
  const names = signedHeaders.split(';');
  // What is not signed could be changed on the way.
  const needed = Object.keys(headers).filter((name) => name.startsWith('x-acs-'));
  if (!['host', ...needed].every((name) => names.includes(name))) throw signatureNotMatch();
  // A body that is not the signed one is as bad as a wrong signature.
  const hash = sha256Hex(body);
  if (!equalSecrets(required('x-acs-content-sha256'), hash)) throw signatureNotMatch();
  const signed = stringToSign(request, names, hash);
  return {
    accessKeyId,
    securityToken: oneOf(headers, 'x-acs-security-token'),
    date: required('x-acs-date'),
    nonce: required('x-acs-signature-nonce'),
    isSignedBy: (secret) =>
      equalSecrets(signature, createHmac('sha256', secret).update(signed).digest('hex')),
  };
}

/** The value of a header. Throws MissingRequiredHeader. */
export function requireHeader(headers: IncomingHttpHeaders, name: string): string {
  const value = oneOf(headers, name);
  if (value) return value;
  const message = `required HTTP header ${name} was not specified`;
  throw new FcError(400, 'MissingRequiredHeader', message);
}

/** The refusal of whatever is not signed as it should be. */
export function signatureNotMatch(): FcError {
  const message =
    'The request signature we calculated does not match the signature you provided. Check your access key and signing method';
  return new FcError(403, 'SignatureNotMatch', message);
}

function oneOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function stringToSign(request: SignedRequest, names: string[], bodyHash: string): string {
  const { method, path, query, headers } = request;
  const canonicalHeaders = names.map((name) => `${name}:${(oneOf(headers, name) ?? '').trim()}\n`);
  const canonicalRequest = [
    method,
    path.replaceAll('*', '%2A').replaceAll('+', '%20').replaceAll('%7E', '~'),
    canonicalQuery([...query]),
    canonicalHeaders.join(''),
    names.join(';'),
    bodyHash,
  ].join('\n');
  return `ACS3-HMAC-SHA256\n${sha256Hex(canonicalRequest)}`;
}
