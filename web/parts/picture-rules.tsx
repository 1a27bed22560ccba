import { useSignal } from '@preact/signals';
import type { Api } from '../api/api';
import { ApiError } from '../api/api-error';
import type { Room } from '../api/types';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import type { RoomFeed } from '../room/room-feed';
import { useAction } from '../use-action';
import { Switch } from './switch';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
}

/** What the room's picture is made of; a change counts at once. */
export function PictureRules({ api, room, feed }: Props) {
  const { roomId, allowRelay, namePlates } = room;
  const action = useAction(() => feed.refresh());
  const hasNoNames = useSignal(false);
  const setNames = (isOn: boolean) =>
    action.run(async () => {
      hasNoNames.value = !(await isTaken(api.updateRoom(roomId, { namePlates: isOn })));
    });
  return (
    <>
      <Switch
        test="allow-relay"
        words={t('studio.allowRelay')}
        note={st('allowRelayNote')}
        isOn={allowRelay}
        onChange={(isOn) => void action.run(() => api.updateRoom(roomId, { allowRelay: isOn }))}
      />
      <Switch
        test="name-plates"
        words={t('studio.namePlates')}
        note={st(hasNoNames.value ? 'noNamePlates' : 'namePlatesNote')}
        isOn={namePlates}
        onChange={(isOn) => void setNames(isOn)}
      />
    </>
  );
}

/** Whether the deployment has what was asked for. */
async function isTaken(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'InvalidRequest')) throw error;
    return false;
  }
}
