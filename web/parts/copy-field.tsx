import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../i18n/words';

interface Props {
  label: string;
  value: string;
  test: string;
}

/** Something to be copied: an address that others are to have. */
export function CopyField({ label, value, test }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const said = useSignal<'links.copied' | 'links.selected' | undefined>(undefined);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      said.value = 'links.copied';
    } catch {
      // Where the browser does not let us, the keyboard still can.
      input.current?.select();
      said.value = 'links.selected';
    }
  };
  return (
    <div class="copy-field">
      <label class="field">
        {label}
        <input ref={input} readOnly value={value} data-test={test} />
      </label>
      <button
        type="button"
        class="small"
        aria-label={t('links.copyName', { name: label })}
        data-test={`copy-${test}`}
        onClick={() => void copy()}
      >
        {t('links.copy')}
      </button>
      <p class="hint" role="status">
        {said.value && t(said.value)}
      </p>
    </div>
  );
}
