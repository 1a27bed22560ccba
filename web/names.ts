import { t } from './i18n/words';

/** Several names in one sentence. */
export function namesOf(names: readonly string[]): string {
  return names.join(t('pk.and'));
}
