import { useEffect } from 'preact/hooks';
import type { Room } from '../api/types';
import type { PageProps } from '../app';
import { confirmed, type Question } from '../confirm';
import { t } from '../i18n/words';
import { useLeaveGuard } from '../leaving';
import { AwayLine } from '../parts/away-line';
import { CloseRoom } from '../parts/close-room';
import { DeviceBar } from '../parts/device-bar';
import { ElsewhereLine } from '../parts/elsewhere-line';
import { Link } from '../parts/link';
import { MixPanel } from '../parts/mix-panel';
import { NetworkLine } from '../parts/network-line';
import { PageTitle } from '../parts/page-title';
import { PeoplePanel } from '../parts/people-panel';
import { PkChallenge } from '../parts/pk-challenge';
import { PkDesk } from '../parts/pk-desk';
import { PlayLinks } from '../parts/play-links';
import { Player } from '../parts/player';
import { PresenceLine } from '../parts/presence-line';
import { QnaDesk } from '../parts/qna-desk';
import { RoomMissing } from '../parts/room-missing';
import { StageTiles } from '../parts/stage-tiles';
import { useOwnShow } from '../room/own-show';
import type { PkLink } from '../room/pk-link';
import type { RoomFeed } from '../room/room-feed';
import { usePkLink } from '../room/use-pk-link';
import { useRoom } from '../room/use-room';
import { type Stage, useStage } from '../room/use-stage';

type Props = PageProps & { roomId: string };

/** Where the host runs the room. */
export function StudioPage(props: Props) {
  const feed = useRoom(props.api, props.roomId);
  const room = feed.room.value;
  if (!room) return <RoomMissing feed={feed} />;
  if (room.you.role !== 'host') return <NotHost roomId={props.roomId} />;
  if (room.state === 'closed') return <Closed />;
  return <Studio {...props} feed={feed} room={room} />;
}

function Studio({ api, config, me, feed, room }: Props & { feed: RoomFeed; room: Room }) {
  const { roomId, playUrls } = room;
  const stage = useStage(api, room, me, 'host');
  feed.keepsAwake = true;
  useReturn(stage, room);
  useOwnShow(room);
  useLeaveGuard(questionOnLeaving(stage, room));
  const pkLink = usePkLink(api, room, me, stage);
  return (
    <>
      <PageTitle title={room.title || t('lobby.untitled')}>
        <div class="row">
          <Link to={`/watch/${roomId}`} class="button small" test="watch-page" isNewTab>
            {t('studio.watchPage')}
          </Link>
          <CloseRoom api={api} roomId={roomId} />
        </div>
      </PageTitle>
      <NetworkLine feed={feed} />
      <AwayLine mix={room.mix} onReturn={() => void stage.presence.enter()} />
      <PkDesk {...{ api, room, feed }} link={pkLink} />
      <div class="studio">
        <div class="stage-column">
          <StageSection {...{ stage, room, pkLink }} />
        </div>
        <div class="control-column">
          <MixPanel {...{ api, room, feed }} presence={stage.presence} />
          <PeoplePanel {...{ api, config, room, feed }} />
          <QnaDesk {...{ api, room, feed }} />
          {room.mix.state === 'live' && !room.pk && <PkChallenge {...{ api, room, feed }} />}
        </div>
        <div class="program-column">
          <section class="card program" aria-labelledby="program-title">
            <h2 id="program-title">{t('program.title')}</h2>
            <Player room={room} feed={feed} label={t('program.player')} isSilent />
          </section>
          <PlayLinks playUrls={playUrls} />
        </div>
      </div>
    </>
  );
}

interface StageProps {
  stage: Stage;
  room: Room;
  pkLink: PkLink;
}

function StageSection({ stage, room, pkLink }: StageProps) {
  const { media, presence } = stage;
  const isOnStage = presence.isOnStage.value;
  return (
    <section class="card stage" aria-labelledby="stage-title">
      <h2 id="stage-title">{t('stage.title')}</h2>
      <StageTiles {...{ room, stage, pkLink }} />
      <PresenceLine presence={presence} />
      <ElsewhereLine room={room} presence={presence} />
      <button
        type="button"
        class="wide"
        data-test={isOnStage ? 'leave-stage' : 'enter-stage'}
        onClick={() => void (isOnStage ? leaveStage(room, stage) : presence.enter())}
      >
        {t(isOnStage ? 'stage.leave' : 'stage.enter')}
      </button>
      <DeviceBar media={media} />
    </section>
  );
}

function questionOnLeaving({ presence }: Stage, room: Room): Question | undefined {
  const isNeeded = presence.isOnStage.value && room.mix.state !== 'idle';
  if (!isNeeded || room.state === 'closed') return undefined;
  const fillings = { seconds: room.hostGraceSeconds };
  return { words: 'studio.leaveSure', fillings, yes: 'studio.leaveYes', no: 'studio.stay' };
}

/** Without its host, a broadcast ends. */
async function leaveStage({ mix, hostGraceSeconds }: Room, { presence }: Stage): Promise<void> {
  const fillings = { seconds: hostGraceSeconds };
  const isSure =
    mix.state === 'idle' ||
    (await confirmed({ words: 'stage.leaveSure', fillings, yes: 'stage.leave' }));
  if (isSure) await presence.leave();
}

/**
 * Shows the camera at once. A host whose page was reloaded, or who has crashed, comes back on stage
 * without a click, but takes the place of another tab or device only on purpose.
 */
function useReturn({ media, presence }: Stage, room: Room): void {
  useEffect(() => {
    const isAway = room.mix.state === 'live' && !isPresent(room, room.hostId);
    void (presence.wasOnStage || isAway ? presence.enter() : media.open());
  }, [presence]);
}

function isPresent({ stage }: Room, who: string): boolean {
  return stage.some(({ userId, isPresent }) => userId === who && isPresent);
}

function NotHost({ roomId }: { roomId: string }) {
  return (
    <div data-test="not-host">
      <PageTitle title={t('studio.notHost')} />
      <Link to={`/watch/${roomId}`} class="button">
        {t('studio.watchInstead')}
      </Link>
    </div>
  );
}

function Closed() {
  return (
    <div data-test="room-closed">
      <PageTitle title={t('watch.closed')} />
      <Link to="/" class="button">
        {t('app.toLobby')}
      </Link>
    </div>
  );
}
