import { useEffect } from 'preact/hooks';
import type { WebConfig } from '../config';
import { t } from '../i18n/words';
import { joinWish } from '../join-wish';
import { ProblemLine } from './problem-line';
import { SignInForm } from './sign-in';
import { useDialog } from './use-dialog';

/** Asks a visitor for a name when they want more than to watch. */
export function SignInDialog({ config }: { config: WebConfig }) {
  const isAsked = joinWish.value !== undefined;
  const { ref, id } = useDialog(isAsked);
  const cancel = () => {
    joinWish.value = undefined;
  };
  // A wish of before is not asked about again.
  useEffect(cancel, []);
  return (
    <dialog ref={ref} class="sign-in-dialog" aria-labelledby={id} onClose={cancel}>
      <h2 id={id}>{t('signIn.title')}</h2>
      {isAsked && <SignInForm config={config} />}
      <ProblemLine dialog={id} />
      <button type="button" class="plain" data-test="sign-in-cancel" onClick={cancel}>
        {t('app.cancel')}
      </button>
    </dialog>
  );
}
