/** The words of the studio's desk, apart from the others: the audience does not load them. */
import { type DeskKey, deskEn } from './desk-en';
import { deskZh } from './desk-zh';
import { type Fillings, locale, wordsIn } from './words';

/** The words for a key, in the language of the moment. */
export function dt(key: DeskKey, fillings: Fillings = {}): string {
  return wordsIn(locale.value === 'zh' ? deskZh : deskEn, key, fillings);
}
