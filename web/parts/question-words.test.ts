import { QUESTION_OUTCOMES, QUESTION_STATES } from '../../lib/model/question';
import { isMessageKey, locale } from '../i18n/words';
import { questionWords } from './question-words';

test.each(QUESTION_STATES)('the state %s has words', (state) => {
  expect(isMessageKey(`qna.state.${state}`)).toBe(true);
});

test.each(QUESTION_OUTCOMES)('the outcome %s has words', (outcome) => {
  expect(isMessageKey(`qna.outcome.${outcome}`)).toBe(true);
});

test('a question without an answer tells why', () => {
  locale.value = 'en';
  expect(questionWords({ state: 'refunded', outcome: 'refused' })).toBe(
    'Your money is back. The host has refused it.',
  );
  expect(questionWords({ state: 'queued' })).toBe('Paid, waiting for the host.');
});
