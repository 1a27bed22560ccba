import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../api/api';
import { t } from '../i18n/words';
import { navigate } from '../route';
import { useAction } from '../use-action';

/** Closes the room after a second thought. */
export function CloseRoom({ api, roomId }: { api: Api; roomId: string }) {
  const isAsking = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const action = useAction();
  useEffect(() => {
    if (isAsking.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isAsking.value]);
  const ask = (asks: boolean) => () => {
    isAsking.value = asks;
  };
  const close = () =>
    action.run(async () => {
      await api.closeRoom(roomId);
      navigate('/');
    });
  return (
    <>
      <button type="button" class="small" data-test="close-room" onClick={ask(true)}>
        {t('studio.close')}
      </button>
      <dialog ref={dialog} aria-label={t('studio.close')} onClose={ask(false)}>
        <p>{t('studio.closeSure')}</p>
        <div class="row">
          <button
            type="button"
            class="danger"
            data-test="close-room-yes"
            disabled={action.isBusy}
            onClick={() => void close()}
          >
            {t('studio.closeYes')}
          </button>
          <button type="button" onClick={ask(false)}>
            {t('app.cancel')}
          </button>
        </div>
      </dialog>
    </>
  );
}
