import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../i18n/words';

interface Props {
  isBusy: boolean;
  onInvite(userId: string): Promise<void>;
}

/** Invites somebody by the user id. */
export function InviteForm({ isBusy, onInvite }: Props) {
  const id = useId();
  const userId = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    const said = userId.value.trim();
    if (!said) return;
    userId.value = '';
    await onInvite(said);
  };
  return (
    <form class="invite" onSubmit={(event) => void submit(event)}>
      <label for={id}>{t('people.inviteId')}</label>
      <div class="row">
        <input
          id={id}
          autocomplete="off"
          pattern="[A-Za-z0-9_\-]+"
          maxLength={64}
          data-test="invite-id"
          value={userId}
          onInput={({ currentTarget }) => {
            userId.value = currentTarget.value;
          }}
        />
        <button type="submit" data-test="invite" disabled={isBusy}>
          {t('people.invite')}
        </button>
      </div>
    </form>
  );
}
