import type { MessageKey } from '../i18n/en';
import { t } from '../i18n/words';
import type { Action } from '../use-action';

interface ChoiceProps {
  test: string;
  words: MessageKey;
  isPrimary?: boolean;
  action: Action;
  task(): Promise<unknown>;
}

/** A button of the way to the stage and back. */
export function GuestChoice({ test, words, isPrimary = false, action, task }: ChoiceProps) {
  return (
    <button
      type="button"
      class={isPrimary ? 'primary' : ''}
      data-test={test}
      disabled={action.isBusy}
      onClick={() => void action.run(task)}
    >
      {t(words)}
    </button>
  );
}

interface InvitedProps {
  action: Action;
  accept(): Promise<unknown>;
  leave(): Promise<unknown>;
}

/** The answers to the host's invitation. */
export function GuestInvited({ action, accept, leave }: InvitedProps) {
  return (
    <div class="row">
      <GuestChoice
        test="accept-invite"
        words="watch.acceptInvite"
        isPrimary
        task={accept}
        action={action}
      />
      <GuestChoice test="decline-invite" words="watch.declineInvite" task={leave} action={action} />
    </div>
  );
}
