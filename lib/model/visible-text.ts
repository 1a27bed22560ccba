/** Text that other people see: titles, names, questions. */
import * as z from 'zod/mini';

/** What could break a line, or turn around the text beside it; and halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** The text with a blank for what is not meant to be seen, and none at its ends. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, ' ').trim();
}

/** A text in a body: cleaned first, and then measured. */
export function visibleTextShape({ max }: { max: number }) {
  return z.string().check(z.overwrite(visibleText), z.maxLength(max));
}
