import { useEffect, useRef } from 'preact/hooks';
import { question } from '../confirm';
import { t } from '../i18n/words';

/** The question of the moment. Escape is no. */
export function ConfirmDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const { value: asked } = question;
  useEffect(() => {
    if (asked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asked]);
  const words = asked && t(asked.words, asked.fillings);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-label={words}
      data-test="confirm"
      onClose={() => asked?.answer(false)}
    >
      <p>{words}</p>
      <div class="row">
        <button type="button" data-test="confirm-no" onClick={() => asked?.answer(false)}>
          {t(asked?.no ?? 'app.cancel')}
        </button>
        <button
          type="button"
          class="danger"
          data-test="confirm-yes"
          onClick={() => asked?.answer(true)}
        >
          {asked && t(asked.yes)}
        </button>
      </div>
    </dialog>
  );
}
