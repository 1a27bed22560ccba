import { useEffect } from 'preact/hooks';
import type { Room } from '../api/types';
import type { Question } from '../confirm';
import { t } from '../i18n/words';
import { useLeaveGuard } from '../leaving';
import { AwayLine } from '../parts/away-line';
import { Link } from '../parts/link';
import { MixStateLine } from '../parts/mix-state-line';
import { ModerationLines } from '../parts/moderation-lines';
import { NetworkLine } from '../parts/network-line';
import { PageTitle } from '../parts/page-title';
import { PeoplePanel } from '../parts/people-panel';
import { PkChallenge } from '../parts/pk-challenge';
import { PkDesk } from '../parts/pk-desk';
import { PlayLinks } from '../parts/play-links';
import { QnaDesk } from '../parts/qna-desk';
import { RoomMissing } from '../parts/room-missing';
import { ShareButton } from '../parts/share-button';
import { StudioDesk } from '../parts/studio-desk';
import { StudioSettings } from '../parts/studio-settings';
import { Tabs } from '../parts/tabs';
import { ViewersLine } from '../parts/viewers-line';
import { WaitingToast } from '../parts/waiting-toast';
import { useOwnShow } from '../room/own-show';
import { canInvite } from '../room/pk-scene';
import type { RoomFeed } from '../room/room-feed';
import { useHandover } from '../room/use-handover';
import { useMix } from '../room/use-mix';
import { usePkLinks } from '../room/use-pk-links';
import { useQuestions } from '../room/use-questions';
import { useRoom } from '../room/use-room';
import { type Stage, useStage } from '../room/use-stage';
import type { PageProps } from './page-props';

type Props = PageProps & { roomId: string };

/** Where the host runs the room. */
export function StudioPage(props: Props) {
  const feed = useRoom(props.api, props.roomId);
  const room = feed.room.value;
  useHandover(room);
  feed.keepsAwake = room?.state === 'open' && room.you.role === 'host';
  if (!room) return <RoomMissing feed={feed} />;
  if (room.you.role !== 'host') return <NotHost room={room} />;
  if (room.state === 'closed') return <Closed />;
  return <Studio {...props} feed={feed} room={room} />;
}

function Studio({ api, config, me, feed, room }: Props & { feed: RoomFeed; room: Room }) {
  const { roomId, playUrls, requests, qna } = room;
  const stage = useStage({ api, config, me }, room, 'host');
  useReturn(stage, room);
  useOwnShow(room);
  useLeaveGuard(questionOnLeaving(stage, room));
  const pkLinks = usePkLinks({ api, config, me }, room, stage);
  const desk = useMix({ api, room, feed, presence: stage.presence });
  const questions = useQuestions(api, room);
  const parts = { api, room, feed };
  const isLive = room.mix.state === 'live';
  return (
    <>
      <PageTitle title={room.title || t('lobby.untitled')}>
        <MixStateLine desk={desk} isVideo={room.kind === 'video'} />
        <ViewersLine room={room} />
        <div class="row">
          <ShareButton roomId={roomId} title={room.title}>
            <PlayLinks playUrls={playUrls} />
          </ShareButton>
          <Link to={`/watch/${roomId}`} class="button small" test="watch-page" isNewTab>
            {t('studio.watchPage')}
          </Link>
        </div>
      </PageTitle>
      <NetworkLine feed={feed} />
      <ModerationLines room={room} />
      <AwayLine room={room} onReturn={() => void stage.presence.enter()} />
      <div class="studio">
        <StudioDesk {...{ ...parts, stage, pkLinks, desk }} />
        <div class="studio-side">
          <PkDesk {...parts} links={pkLinks} />
          <Tabs
            label={t('studio.panels')}
            tabs={[
              {
                id: 'people',
                label: t('people.title'),
                count: requests.length,
                panel: <PeoplePanel {...{ ...parts, config, stage }} />,
              },
              {
                id: 'qna',
                label: t('qna.tab'),
                count: qna?.waiting ?? 0,
                panel: <QnaDesk {...{ ...parts, questions }} />,
              },
              {
                id: 'pk',
                label: t('pk.title'),
                panel:
                  isLive && canInvite(room) ? (
                    <PkChallenge {...parts} />
                  ) : (
                    <p class="hint panel">{t(room.pk ? 'pk.isOn' : 'pk.offAir')}</p>
                  ),
              },
              {
                id: 'settings',
                label: t('studio.settings'),
                panel: <StudioSettings {...{ ...parts, desk }} />,
              },
            ]}
          />
        </div>
      </div>
      <WaitingToast {...{ ...parts, questions }} />
    </>
  );
}

function questionOnLeaving({ presence }: Stage, room: Room): Question | undefined {
  const isNeeded = presence.isOnStage.value && room.mix.state !== 'idle';
  if (!isNeeded || room.state === 'closed') return undefined;
  const fillings = { seconds: room.hostGraceSeconds };
  return { words: 'studio.leaveSure', fillings, yes: 'studio.leaveYes', no: 'studio.stay' };
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

function NotHost({ room: { roomId, hostName } }: { room: Room }) {
  return (
    <div class="dead-end" data-test="not-host">
      <PageTitle title={t('studio.notHost')}>
        <p class="hint">{t('watch.host', { name: hostName })}</p>
      </PageTitle>
      <Link to={`/watch/${roomId}`} class="button primary">
        {t('studio.watchInstead')}
      </Link>
    </div>
  );
}

function Closed() {
  return (
    <div class="dead-end" data-test="room-closed">
      <PageTitle title={t('watch.closed')} />
      <Link to="/" class="button primary">
        {t('app.toLobby')}
      </Link>
    </div>
  );
}
