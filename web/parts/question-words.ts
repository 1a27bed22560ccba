import type { Question } from '../api/types';
import { isMessageKey, t } from '../i18n/words';

/** What has become of a question, and why, if it has got no answer. */
export function questionWords({ state, outcome }: Pick<Question, 'state' | 'outcome'>): string {
  const words = t(`qna.state.${state}`);
  const key = `qna.outcome.${outcome}`;
  return isMessageKey(key) ? `${words} ${t(key)}` : words;
}
