import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import type { RoomFeed } from '../room/room-feed';
import type { MixDesk } from '../room/use-mix';
import type { Stage } from '../room/use-stage';
import { DeviceBar } from './device-bar';
import { DevicesButton } from './devices-button';
import { type LayoutChoice, LayoutPicker } from './layout-picker';
import { MediaButtons } from './media-buttons';
import { MixButton } from './mix-button';
import { PresenceLine } from './presence-line';
import { RecordButton } from './record-button';
import { SheetButton } from './sheet-button';
import { ShortcutSheet } from './shortcut-sheet';
import { StageButton } from './stage-button';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  stage: Stage;
  desk: MixDesk;
  /** False in a room without pictures. */
  layouts: LayoutChoice | false;
}

/** The host's buttons, all in view: on a phone, what is needed seldom is on a sheet. */
export function StudioBar({ api, room, feed, stage, desk, layouts }: Props) {
  const record = <RecordButton {...{ api, room, feed }} />;
  const { media, presence } = stage;
  return (
    <div class="control-bar" role="toolbar" aria-label={t('studio.controls')}>
      <MediaButtons media={media} />
      <div class="at-desk">
        <DevicesButton media={media} />
        {layouts && <LayoutPicker {...layouts} />}
        <StageButton {...{ room, stage }} />
        {record}
        <ShortcutSheet kind={room.kind} />
      </div>
      <div class="on-phone">
        {layouts && (
          <SheetButton icon="layout" title={t('mix.layout')} test="layouts">
            {(close) => (
              <LayoutPicker
                {...layouts}
                onChoose={(layout) => {
                  layouts.onChoose(layout);
                  close();
                }}
              />
            )}
          </SheetButton>
        )}
        <SheetButton icon="more" title={t('studio.more')} test="more">
          {(close) => (
            <>
              <DeviceBar media={media} />
              <StageButton {...{ room, stage }} onClick={close} />
              {record}
            </>
          )}
        </SheetButton>
      </div>
      <PresenceLine presence={presence} />
      <MixButton desk={desk} />
    </div>
  );
}
