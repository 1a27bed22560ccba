import { useEffect, useRef } from 'preact/hooks';
import type { WebConfig } from '../config';
import { t } from '../i18n/words';
import { joinWish } from '../join-wish';
import { SignInForm } from './sign-in';

/** Asks a visitor for a name when they want more than to watch. */
export function SignInDialog({ config }: { config: WebConfig }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isAsked = joinWish.value !== undefined;
  useEffect(() => {
    if (isAsked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isAsked]);
  const cancel = () => {
    joinWish.value = undefined;
  };
  // A wish of before is not asked about again.
  useEffect(cancel, []);
  return (
    <dialog ref={dialog} class="sign-in-dialog" aria-labelledby="sign-in-title" onClose={cancel}>
      <h2 id="sign-in-title">{t('signIn.title')}</h2>
      {isAsked && <SignInForm config={config} />}
      <button type="button" class="plain" data-test="sign-in-cancel" onClick={cancel}>
        {t('app.cancel')}
      </button>
    </dialog>
  );
}
