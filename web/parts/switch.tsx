import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';

interface Props {
  test: string;
  words: MessageKey;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Something that is on or off. */
export function Switch({ test, words, isOn, onChange }: Props) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      data-test={test}
      onClick={() => onChange(!isOn)}
    >
      <span class="switch-knob" aria-hidden="true" />
      {t(words)}
    </button>
  );
}
