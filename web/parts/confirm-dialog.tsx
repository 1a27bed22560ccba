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
  // Closed first: the page behind can take no focus before, and gets back what it had.
  const answer = (isSure: boolean) => {
    dialog.current?.close();
    asked?.answer(isSure);
  };
  const words = asked && t(asked.words, asked.fillings);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-label={words}
      data-test="confirm"
      // It tells of this later, when the next question may be open.
      onClose={() => dialog.current?.open || asked?.answer(false)}
    >
      <p>{words}</p>
      <div class="row">
        <button type="button" data-test="confirm-no" onClick={() => answer(false)}>
          {t(asked?.no ?? 'app.cancel')}
        </button>
        <button type="button" class="danger" data-test="confirm-yes" onClick={() => answer(true)}>
          {asked && t(asked.yes)}
        </button>
      </div>
    </dialog>
  );
}
