import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const HEADER_PREFIX = 'x-ots-';
const SIGNATURE_HEADER = 'x-ots-signature';

/** The signature of a request over its operation and `x-ots-*` headers. */
export function requestSignature(
  secret: string,
  operation: string,
  headers: IncomingHttpHeaders,
): string {
  return hmac(secret, `/${operation}\nPOST\n\n${headerLines(headers)}`);
}

/** The `Authorization` header of an answer, which some SDKs verify. */
export function responseAuthorization(
  { accessKeyId, accessKeySecret }: { accessKeyId: string; accessKeySecret: string },
  operation: string,
  headers: Record<string, string>,
): string {
  return `OTS ${accessKeyId}:${hmac(accessKeySecret, `${headerLines(headers)}/${operation}`)}`;
}

/** Compares without telling by its duration where two texts differ. */
export function equalInConstantTime(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}

function headerLines(headers: IncomingHttpHeaders | Record<string, string>): string {
  return Object.keys(headers)
    .filter((name) => name.startsWith(HEADER_PREFIX) && name !== SIGNATURE_HEADER)
    .sort()
    .map((name) => `${name}:${headers[name]}\n`)
    .join('');
}

function hmac(secret: string, text: string): string {
  return createHmac('sha1', secret).update(text).digest('base64');
}
