import { MIX_OUTCOMES, type MixOutcome } from '../../lib/model/mix-outcome';
import { type Locale, locale, t } from '../i18n/words';
import { offAirWords, outcomeWords } from './outcome-words';

const REFUSED: MixOutcome = 'refused: ForbiddenByQuota';
const UNSTARTED: MixOutcome[] = ['never ran', 'given up', REFUSED];
const OUTCOMES: MixOutcome[] = [...MIX_OUTCOMES, REFUSED];

afterEach(() => {
  locale.value = 'en';
});

test.each<Locale>(['en', 'zh'])('every outcome is said to a host, in %s', (language) => {
  locale.value = language;
  const said = OUTCOMES.map(outcomeWords);
  expect(said).not.toContain('');
  expect(new Set(said).size).toBe(OUTCOMES.length);
  expect(outcomeWords(REFUSED)).toContain('ForbiddenByQuota');
  expect(outcomeWords(undefined)).toBe('');
});

test.each(OUTCOMES)('after %s, viewers read that it has ended only if it had begun', (outcome) => {
  const words = UNSTARTED.includes(outcome) ? t('player.offAir') : t('player.over');
  expect(offAirWords({ kind: 'video', mix: { state: 'idle', lastOutcome: outcome } })).toBe(words);
});
