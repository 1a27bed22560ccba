import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { guestLinkOf } from '../guest-link';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import type { Action } from '../use-action';
import { CopyField } from './copy-field';
import { QrPicture } from './qr-picture';
import { Sheet } from './sheet';

interface Props {
  api: Api;
  roomId: string;
  action: Action;
}

/** Makes a link that brings one guest on stage, without being asked again. */
export function GuestLinkButton({ api, roomId, action }: Props) {
  const isOpen = useSignal(false);
  const link = useSignal('');
  const invite = async () => {
    const { invitation } = await api.inviteGuest(roomId);
    link.value = guestLinkOf(location.origin, { roomId, invitation });
    isOpen.value = true;
  };
  return (
    <>
      <button
        type="button"
        data-test="invite-guest"
        disabled={action.isBusy}
        onClick={() => void action.run(invite)}
      >
        {t('people.inviteGuest')}
      </button>
      <Sheet title={t('people.guestLink')} isOpen={isOpen} test="guest-sheet">
        <p class="hint">{st('guestLinkNote')}</p>
        <QrPicture text={link.value} label={st('guestLinkQr')} />
        <CopyField label={t('people.guestLink')} value={link.value} test="guest-link" />
      </Sheet>
    </>
  );
}
