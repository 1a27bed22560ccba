import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from '../account/credentials';
import { canonicalQuery, equalSecrets, percentEncode, sha256Hex } from '../openapi/canonical';
import { invalidArgument, OssError } from './oss-error';

const VERSION = 'OSS4-HMAC-SHA256';
const SIGNATURE = 'x-oss-signature';
/** Seven days. */
const MAX_EXPIRES_SECONDS = 604_800;
/** How far the date of a signature may lie ahead of the service's clock. */
const MAX_AHEAD_MS = 15 * 60_000;
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** A request whose URL is signed. */
export interface SignedRequest {
  method: string;
  bucket: string;
  /** Empty for the bucket itself. */
  key: string;
  query: [string, string][];
  headers: IncomingHttpHeaders;
}

/** What the signature is checked against. */
export interface Verification {
  region: string;
  credentials: Credentials;
  nowMs: number;
}

/**
 * Throws unless the URL bears a signature of version 4 that is right and has not expired. The other
 * versions, and signatures in the header, are not imitated.
 * https://help.aliyun.com/en/oss/developer-reference/add-signatures-to-urls
 */
export function verifyUrlSignature(request: SignedRequest, verification: Verification): void {
  const query = new Map(request.query);
  if (query.size !== request.query.length) throw invalidArgument('A parameter comes twice.');
  const said = (name: string) => query.get(name) ?? missing(name);
  if (said('x-oss-signature-version') !== VERSION) {
    throw invalidArgument(`Expected x-oss-signature-version ${VERSION}.`);
  }
  const date = said('x-oss-date');
  requireInTime(date, said('x-oss-expires'), verification.nowMs);
  const [accessKeyId = '', ...scope] = said('x-oss-credential').split('/');
  const wanted = [date.slice(0, 8), verification.region, 'oss', 'aliyun_v4_request'];
  if (scope.join('/') !== wanted.join('/')) throw invalidArgument('Invalid x-oss-credential.');
  const credential = verification.credentials.find(accessKeyId);
  if (!credential) throw denied('InvalidAccessKeyId', 'The access key does not exist.');
  if (!equalSecrets(query.get('x-oss-security-token') ?? '', credential.securityToken ?? '')) {
    throw denied('InvalidSecurityToken', 'The security token provided is invalid.');
  }
  const signed = [VERSION, date, scope.join('/'), sha256Hex(canonicalRequest(request))].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `aliyun_v4${credential.accessKeySecret}`);
  if (equalSecrets(said(SIGNATURE), hmac(key, signed).toString('hex'))) return;
  throw denied('SignatureDoesNotMatch', 'The signature does not match the one calculated.');
}

/** https://help.aliyun.com/en/oss/developer-reference/recommend-to-use-signature-version-4 */
function canonicalRequest({ method, bucket, key, query, headers }: SignedRequest): string {
  const additional = new Map(query).get('x-oss-additional-headers')?.split(';') ?? [];
  const names = Object.keys(headers).filter(
    (name) => /^(content-type|content-md5|x-oss-.+)$/.test(name) || additional.includes(name),
  );
  return [
    method,
    percentEncode(`/${bucket}/${key}`).replaceAll('%2F', '/'),
    canonicalQuery(query.filter(([name]) => name !== SIGNATURE)),
    names
      .sort()
      .map((name) => `${name}:${String(headers[name]).trim()}\n`)
      .join(''),
    additional.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
}

function requireInTime(date: string, expires: string, nowMs: number): void {
  const [, ...parts] = DATE.exec(date) ?? [];
  const [year, month, day, hour, minute, second] = parts.map(Number);
  const dateMs = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  const seconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
  if (parts.length === 0) throw invalidArgument('Invalid x-oss-date.');
  if (seconds < 1 || seconds > MAX_EXPIRES_SECONDS) throw invalidArgument('Invalid x-oss-expires.');
  if (dateMs > nowMs + MAX_AHEAD_MS) {
    throw denied('RequestTimeTooSkewed', 'The date of the signature lies in the future.');
  }
  if (nowMs >= dateMs + seconds * 1000) throw denied('AccessDenied', 'Request has expired.');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function denied(code: string, message: string): OssError {
  return new OssError(403, code, message);
}

function missing(name: string): never {
  throw invalidArgument(`Expected ${name} in the query.`);
}
