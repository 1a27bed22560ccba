import { createHmac } from 'node:crypto';
import { missing, refusal } from './api-error';
import { type ApiRequest, headerOf } from './api-request';
import { canonicalQuery, equalSecrets, sha256Hex } from './canonical';
import type { Claim } from './claim';

const AUTHORIZATION =
  /^ACS3-HMAC-SHA256 Credential=([^,]{1,128}),SignedHeaders=([^,]{1,2048}),Signature=([0-9a-f]{64})$/;

/** The parameters that the headers stand for: a refusal's code is `Missing<Parameter>`. */
const PARAMETER_OF = {
  'x-acs-action': 'Action',
  'x-acs-content-sha256': 'ContentSha256',
  'x-acs-date': 'Timestamp',
  'x-acs-signature-nonce': 'SignatureNonce',
  'x-acs-version': 'Version',
} as const;

/**
 * Reads a request signed with ACS3-HMAC-SHA256: public parameters travel in `x-acs-*` headers.
 * https://help.aliyun.com/document_detail/2593177.html
 */
export function readAcs3Claim(request: ApiRequest, parameters: Map<string, string>): Claim {
  const { headers } = request;
  const match = AUTHORIZATION.exec(headers.authorization ?? '');
  const [, accessKeyId, signedHeaders, signature] = match ?? [];
  if (!accessKeyId || !signedHeaders || !signature) throw refusal('IncompleteSignature');
  const names = signedHeaders.split(';');
  requireSigned(request, names);
  const required = (header: keyof typeof PARAMETER_OF, inQuery = false): string => {
    const name = PARAMETER_OF[header];
    const value = headerOf(headers, header) ?? (inQuery ? parameters.get(name) : undefined);
    if (!value) throw missing(name, header);
    return value;
  };
  const bodyHash = required('x-acs-content-sha256');
  const signed = stringToSign(request, names);
  return {
    accessKeyId,
    signature,
    date: required('x-acs-date'),
    nonce: required('x-acs-signature-nonce'),
    action: required('x-acs-action', true),
    version: required('x-acs-version', true),
    securityToken: headerOf(headers, 'x-acs-security-token'),
    stringToSign: signed,
    isBodySigned: equalSecrets(bodyHash, sha256Hex(request.body)),
    expectedSignature: (secret) => createHmac('sha256', secret).update(signed).digest('hex'),
  };
}

/** What is not signed could be changed on the way, so `host` and every `x-acs-*` must be. */
function requireSigned({ headers }: ApiRequest, names: string[]): void {
  const signed = new Set(names);
  const needed = Object.keys(headers).filter((name) => name.startsWith('x-acs-'));
  if (!['host', ...needed].every((name) => signed.has(name))) throw refusal('IncompleteSignature');
}

function stringToSign(request: ApiRequest, names: string[]): string {
  const canonicalHeaders = names
    .map((name) => `${name}:${(headerOf(request.headers, name) ?? '').trim()}\n`)
    .join('');
  const canonicalRequest = [
    request.method,
    '/',
    canonicalQuery(request.query),
    canonicalHeaders,
    names.join(';'),
    sha256Hex(request.body),
  ].join('\n');
  return `ACS3-HMAC-SHA256\n${sha256Hex(canonicalRequest)}`;
}
