import { createHash, timingSafeEqual } from 'node:crypto';
import type { Pair } from './api-request';

/**
 * Percent-encodes as RFC 3986 has it, which both signature styles ask for.
 * https://help.aliyun.com/document_detail/2593177.html
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Sorted and encoded pairs. The wire form may differ (`*` is left alone by some clients). */
export function canonicalQuery(pairs: readonly Pair[]): string {
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** Hexadecimal SHA-256. */
export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Compares without telling by its duration where two secrets differ. */
export function equalSecrets(a: string, b: string): boolean {
  const [hashA, hashB] = [a, b].map((secret) => createHash('sha256').update(secret).digest());
  return hashA !== undefined && hashB !== undefined && timingSafeEqual(hashA, hashB);
}
