import { hasAlertSound, setAlertSound } from '../alerts';
import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { paneCount } from '../room/pins';
import type { RoomFeed } from '../room/room-feed';
import type { MixDesk } from '../room/use-mix';
import { CloseRoom } from './close-room';
import { LookForm } from './look-form';
import { PictureRules } from './picture-rules';
import { RoomForm } from './room-form';
import { Switch } from './switch';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  desk: MixDesk;
}

/** What a host sets once and seldom again. */
export function StudioSettings({ api, room, feed, desk }: Props) {
  const { layout = 'side-by-side', seats = 4, ...look } = desk.shape;
  return (
    <section class="panel" aria-label={t('studio.settings')}>
      <RoomForm key={room.roomId} {...{ api, room, feed }} />
      {room.kind === 'video' && <PictureRules {...{ api, room, feed }} />}
      {room.kind === 'video' && (
        <LookForm
          look={look}
          panes={paneCount(layout, seats)}
          hostId={room.hostId}
          stage={room.stage}
          isBusy={desk.action.isBusy}
          onApply={desk.setLook}
        />
      )}
      <Switch
        test="alert-sound"
        words={t('studio.alertSound')}
        isOn={hasAlertSound.value}
        onChange={setAlertSound}
      />
      <CloseRoom api={api} roomId={room.roomId} />
    </section>
  );
}
