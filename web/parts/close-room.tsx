import type { Api } from '../api/api';
import { confirmed } from '../confirm';
import { t } from '../i18n/words';
import { leaveSurely } from '../leaving';
import { forgetShow } from '../room/own-show';
import { navigate } from '../route';
import { useAction } from '../use-action';

/** Closes the room after a second thought. */
export function CloseRoom({ api, roomId }: { api: Api; roomId: string }) {
  const action = useAction();
  const close = async () => {
    if (!(await confirmed({ words: 'studio.closeSure', yes: 'studio.closeYes' }))) return;
    await api.closeRoom(roomId);
    forgetShow(roomId);
    leaveSurely();
    await navigate('/');
  };
  return (
    <button
      type="button"
      class="small"
      data-test="close-room"
      disabled={action.isBusy}
      onClick={() => void action.run(close)}
    >
      {t('studio.close')}
    </button>
  );
}
