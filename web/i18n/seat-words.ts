/** The words of coming on stage and of its picture, apart from the others: who only watches does not load them. */
import { type SeatKey, seatEn } from './seat-en';
import { seatZh } from './seat-zh';
import { type Fillings, locale, wordsIn } from './words';

/** The words for a key, in the language of the moment. */
export function st(key: SeatKey, fillings: Fillings = {}): string {
  return wordsIn(locale.value === 'zh' ? seatZh : seatEn, key, fillings);
}
