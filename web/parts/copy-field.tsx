import { t } from '../i18n/words';
import { tell } from '../notice';

interface Props {
  label: string;
  value: string;
  test: string;
}

/** Something to be copied: an address that others are to have. */
export function CopyField({ label, value, test }: Props) {
  return (
    <div class="copy-field">
      <label class="field">
        {label}
        <input readOnly value={value} data-test={test} />
      </label>
      <button
        type="button"
        class="small"
        aria-label={t('links.copyName', { name: label })}
        data-test={`copy-${test}`}
        onClick={({ currentTarget }) => void copy(label, currentTarget)}
      >
        {t('links.copy')}
      </button>
    </div>
  );
}

/** Copies the value beside the button; where the browser does not let us, selects it. */
async function copy(name: string, { previousElementSibling: label }: Element): Promise<void> {
  const input = label?.querySelector('input');
  try {
    await navigator.clipboard.writeText(input?.value ?? '');
    tell('links.copied', { name });
  } catch {
    input?.select();
    tell('links.selected', { name });
  }
}
