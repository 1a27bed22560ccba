import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n/words';
import { ProblemLine } from './problem-line';
import { useDialog } from './use-dialog';

interface Props {
  title: string;
  isOpen: Signal<boolean>;
  test?: string;
  children?: ComponentChildren;
}

/** Something over the page, until it is closed; what is in it exists only meanwhile. */
export function Sheet({ title, isOpen, test, children }: Props) {
  const { ref, id } = useDialog(isOpen.value);
  const close = () => {
    isOpen.value = false;
  };
  return (
    <dialog ref={ref} class="sheet" aria-labelledby={id} data-test={test} onClose={close}>
      <div class="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="plain" data-test="sheet-close" onClick={close}>
          {t('app.dismiss')}
        </button>
      </div>
      {isOpen.value && children}
      <ProblemLine dialog={id} />
    </dialog>
  );
}
