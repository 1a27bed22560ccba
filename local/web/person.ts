import { createHash, randomUUID } from 'node:crypto';
import { badRequest } from '../http/refusal';

const MAX_NAME_CHARACTERS = 64;
const MAX_SLUG_CHARACTERS = 24;
/** Tells people of one name apart. */
const TAIL_DIGITS = 6;

/** Somebody who signs in: what others read, and what the services know them by. */
export interface Person {
  userId: string;
  name: string;
}

/**
 * Makes somebody of a display name in any script. The same name and the same `owner`, which may be a
 * browser, are the same person; without an owner it is a new one. Throws a 400 if it is no name.
 */
export function personOf(value: unknown, owner: unknown = randomUUID()): Person {
  const name = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  if (name === '' || [...name].length > MAX_NAME_CHARACTERS || /\p{Cc}/u.test(name)) {
    throw badRequest(`Expected a name of 1 to ${MAX_NAME_CHARACTERS} characters.`);
  }
  const tail = createHash('sha256')
    .update(JSON.stringify([owner, name]))
    .digest('hex');
  return { userId: `${slugOf(name)}-${tail.slice(0, TAIL_DIGITS)}`, name };
}

/** User ids of the RTC service are ASCII: https://help.aliyun.com/document_detail/159037.html */
function slugOf(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = ascii.replace(/[^a-z0-9]+/g, '-').slice(0, MAX_SLUG_CHARACTERS);
  return slug.replace(/^-+|-+$/g, '') || 'user';
}
