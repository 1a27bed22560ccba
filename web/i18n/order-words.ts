/** The words of those who run a room or keep order, apart from the others: the audience does not load them. */
import { type OrderKey, orderEn } from './order-en';
import { orderZh } from './order-zh';
import { type Fillings, locale, wordsIn } from './words';

/** The words for a key, in the language of the moment. */
export function ot(key: OrderKey, fillings: Fillings = {}): string {
  return wordsIn(locale.value === 'zh' ? orderZh : orderEn, key, fillings);
}
