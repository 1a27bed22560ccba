import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n/words';

interface Props {
  title: string;
  isOpen: Signal<boolean>;
  test?: string;
  children?: ComponentChildren;
}

/** Something over the page, until it is closed; what is in it exists only meanwhile. */
export function Sheet({ title, isOpen, test, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen.value]);
  const close = () => {
    isOpen.value = false;
  };
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} data-test={test} onClose={close}>
      <div class="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="plain" data-test="sheet-close" onClick={close}>
          {t('app.dismiss')}
        </button>
      </div>
      {isOpen.value && children}
    </dialog>
  );
}
