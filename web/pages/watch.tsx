import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { leaveSurely } from '../leaving';
import { tell } from '../notice';
import { AnswerLine } from '../parts/answer-line';
import { Avatar } from '../parts/avatar';
import { later } from '../parts/later';
import { Link } from '../parts/link';
import { NetworkLine } from '../parts/network-line';
import { PageTitle } from '../parts/page-title';
import { Player } from '../parts/player';
import { RoomMissing } from '../parts/room-missing';
import { ShareButton } from '../parts/share-button';
import { VisitorPanel } from '../parts/visitor-panel';
import { awaitsAnswer } from '../room/answer-seat';
import type { RoomFeed } from '../room/room-feed';
import { useRoom } from '../room/use-room';
import { useStage } from '../room/use-stage';
import { navigate } from '../route';
import { session } from '../session';
import type { PageProps } from './page-props';

const GuestPanel = later(() => import('../parts/guest-panel').then((panels) => panels.GuestPanel));

const GiftBar = later(() => import('../parts/gift-bar').then((parts) => parts.GiftBar));

const PkBanner = later(() => import('../parts/pk-banner').then((parts) => parts.PkBanner));

const QuestionPanel = later(() =>
  import('../parts/question-panel').then((panels) => panels.QuestionPanel),
);

const VoiceAudience = later(() =>
  import('../parts/voice-audience').then((parts) => parts.VoiceAudience),
);

const ModeratorPanel = later(() =>
  import('../parts/moderator-panel').then((panels) => panels.ModeratorPanel),
);

type Props = PageProps & { roomId: string };

/** Where the audience watches, and may come on stage from. */
export function WatchPage(props: Props) {
  const feed = useRoom(props.api, props.roomId);
  const before = useRef<Room | undefined>(undefined);
  // After a sign-in the room is shown as it was, until it is read for the new person.
  const room = feed.room.value ?? (feed.problem.value ? undefined : before.current);
  before.current = room;
  if (!room) return <RoomMissing feed={feed} />;
  return <Watch {...props} feed={feed} room={room} />;
}

function Watch({ api, config, me, feed, room }: Props & { feed: RoomFeed; room: Room }) {
  const stage = useStage({ api, config, me }, room, 'cohost');
  const { media, presence } = stage;
  const isOnStage = presence.isOnStage.value;
  useEffect(() => {
    if (room.state === 'open') return;
    void presence.leave();
    media.close();
  }, [room.state]);
  const { hostId, hostName = hostId, roomId, you } = room;
  feed.keepsAwake = room.state === 'open' && (you.stage !== 'none' || awaitsAnswer(room));
  const isHost = you.role === 'host';
  useEffect(() => {
    // A guest who was given the show; a host who only looks on goes there by themselves.
    if (!isHost || !isOnStage) return;
    tell('handOver.yours');
    leaveSurely();
    void navigate(`/studio/${roomId}`);
  }, [isHost]);
  return (
    <>
      <div class="watch-head">
        <Avatar userId={hostId} name={hostName} />
        <PageTitle title={room.title || t('lobby.untitled')}>
          <p class="hint">{t('watch.host', { name: hostName })}</p>
        </PageTitle>
        <ShareButton roomId={roomId} title={room.title} />
      </div>
      <NetworkLine feed={feed} />
      <div class="watch">
        <section class="card watch-main" aria-label={t('program.player')}>
          <Player room={room} feed={feed} label={t('program.player')} isSilent={isOnStage}>
            {room.state === 'open' && (room.pk || room.lastPk) && <PkBanner room={room} />}
          </Player>
          {config.local && room.pk?.round?.state === 'running' && !isHost && (
            <GiftBar roomId={roomId} token={me.token} />
          )}
          <AnswerLine room={room} />
          {room.kind === 'voice' && !isOnStage && <VoiceAudience room={room} />}
          {isOnStage && <p class="hint">{t('player.mutedOnStage')}</p>}
        </section>
        {isHost ? (
          <Link to={`/studio/${roomId}`} class="button primary" test="to-studio">
            {t('watch.toStudio')}
          </Link>
        ) : (
          <div class="watch-side">
            {room.state === 'closed' && (
              <Link to="/" class="button primary" test="to-lobby">
                {t('app.toLobby')}
              </Link>
            )}
            {session.value ? (
              <Fragment key={me.userId}>
                {room.state === 'open' && <GuestPanel {...{ api, room, feed, stage }} />}
                {room.state === 'open' && room.moderators.includes(me.userId) && (
                  <ModeratorPanel {...{ api, room, feed }} />
                )}
                {room.qna && <QuestionPanel {...{ api, room, feed }} />}
              </Fragment>
            ) : (
              <VisitorPanel room={room} />
            )}
          </div>
        )}
      </div>
    </>
  );
}
