import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import { useNow } from '../now';
import { clockWords, secondsUntil } from '../time-words';

interface Props {
  /** ISO-8601, of the service's clock. */
  endsAt: string;
  label: MessageKey;
  test: string;
}

/** The time that is left. It is not read out as it ticks, but can be read. */
export function Countdown({ endsAt, label, test }: Props) {
  const seconds = secondsUntil(Date.parse(endsAt), useNow());
  return (
    <span class="pk-clock" role="timer" aria-label={t(label)} data-test={test}>
      {clockWords(seconds * 1000)}
    </span>
  );
}
