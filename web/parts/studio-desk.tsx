import type { Api } from '../api/api';
import type { Layout, Room } from '../api/types';
import { st } from '../i18n/seat-words';
import { t } from '../i18n/words';
import { withPicture } from '../room/in-picture';
import type { PkLinks } from '../room/pk-links';
import type { RoomFeed } from '../room/room-feed';
import type { MixDesk } from '../room/use-mix';
import type { Stage } from '../room/use-stage';
import { useShortcuts } from '../shortcuts';
import { DeviceBar } from './device-bar';
import { ElsewhereLine } from './elsewhere-line';
import { LAYOUTS } from './layout-picker';
import { MediaHelp } from './media-help';
import { MixOptions } from './mix-options';
import { NoPaneLine } from './no-pane-line';
import { Player } from './player';
import { ScenePreview } from './scene-preview';
import { StageTiles } from './stage-tiles';
import { StudioBar } from './studio-bar';

interface Props {
  api: Api;
  room: Room;
  feed: RoomFeed;
  stage: Stage;
  pkLinks: PkLinks;
  desk: MixDesk;
}

/** The host's place: what is on air, or what will be; the people; and the buttons below them. */
export function StudioDesk({ api, room, feed, stage, pkLinks, desk }: Props) {
  const { isOff, action } = desk;
  const { media, presence } = stage;
  const isVideo = room.kind === 'video';
  const { layout = 'side-by-side', orientation = 'landscape', seats = 4 } = desk.shape;
  const isFixed = action.isBusy || ['starting', 'stopping'].includes(room.mix.state);
  const choose = (next: Layout | undefined) => {
    if (next && isVideo && !isFixed) void desk.setLook({ layout: next });
  };
  useShortcuts({
    m: () => media.setMuted(!media.isMuted.peek()),
    v: () => void (isVideo && media.setVoiceOnly(!media.isVoiceOnly.peek())),
    ...Object.fromEntries(LAYOUTS.map((each, index) => [String(index + 1), () => choose(each)])),
  });
  return (
    <div class={`desk ${isOff ? 'off-air' : 'on-air'}`}>
      <MediaHelp media={media} />
      {!isOff && (
        <section class="program" aria-label={t('program.title')}>
          <Player room={room} feed={feed} label={t('program.player')} isSilent />
        </section>
      )}
      <section class="stage" aria-label={t('stage.title')}>
        <StageTiles {...{ room, stage, pkLinks }} />
        {isOff && (
          <div class="green-room">
            <h2>{st(isVideo ? 'greenRoom.title' : 'greenRoom.titleVoice')}</h2>
            <DeviceBar media={media} />
            {isVideo && <MixOptions shape={desk.shape} onWish={desk.wishFor} />}
            {isVideo && (
              <ScenePreview
                {...{ room, layout, orientation, seats }}
                camera={desk.camera}
                stream={media.stream.value}
                onShape={(shape) => desk.sawCamera(media.isVoiceOnly.peek() ? undefined : shape)}
              />
            )}
          </div>
        )}
      </section>
      <NoPaneLine room={room} />
      <ElsewhereLine room={room} presence={presence} />
      <StudioBar
        {...{ api, room, feed, stage, desk }}
        layouts={
          isVideo && {
            chosen: layout,
            ...{ orientation, seats },
            people: withPicture(room).length,
            isDisabled: isFixed,
            onChoose: choose,
          }
        }
      />
    </div>
  );
}
