import { createHash } from 'node:crypto';

/** The tag of what a caller is shown: it changes when, and only when, that does. */
export function etagOf(shown: object): string {
  const hash = createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}

/**
 * Whether the header `If-None-Match` names this tag. It may list several, or `*` for any; weak tags
 * count like strong ones (https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2).
 */
export function isKnownTag(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags: string[] = (ifNoneMatch ?? '').match(/"[^"]*"|\*/g) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
