import type { Api } from '../api/api';
import type { Room } from '../api/types';
import { t } from '../i18n/words';
import { forgetShow, ownShow } from '../room/own-show';
import { useRoom } from '../room/use-room';
import { type Route, route } from '../route';
import type { Session } from '../session';
import { AwayLine } from './away-line';
import { Link } from './link';
import { outcomeWords } from './outcome-words';

interface Props {
  api: Api;
  me: Session;
}

/** Tells a host on every other page that the own room is live, or how it has ended. */
export function LiveBar({ api, me }: Props) {
  const show = ownShow.value;
  if (!show || show.hostId !== me.userId || isStudioOf(route.value, show.roomId)) return null;
  return <Bar key={show.roomId} api={api} roomId={show.roomId} />;
}

function isStudioOf(shown: Route, roomId: string): boolean {
  return shown.page === 'studio' && shown.roomId === roomId;
}

function Bar({ api, roomId }: { api: Api; roomId: string }) {
  const feed = useRoom(api, roomId);
  const room = feed.room.value;
  if (!room) return null;
  // While the host was away, their deputy may have gone on with the show.
  const isHost = room.you.role === 'host';
  const isLive = isHost && room.state === 'open' && room.mix.state !== 'idle';
  return (
    <section class={isLive ? 'live-bar on' : 'live-bar'} data-test="live-bar">
      <p role="status">
        {isLive && <span class="dot" aria-hidden="true" />}
        {isLive ? t('liveBar.live', { title: titleOf(room) }) : endWords(room, isHost)}
      </p>
      <AwayLine room={room} />
      <div class="row">
        <Link to={`/studio/${roomId}`} class="button small" test="live-bar-return">
          {t(isLive ? 'liveBar.return' : 'liveBar.studio')}
        </Link>
        {!isLive && (
          <button
            type="button"
            class="plain small"
            data-test="live-bar-dismiss"
            onClick={() => forgetShow(roomId)}
          >
            {t('app.dismiss')}
          </button>
        )}
      </div>
    </section>
  );
}

function endWords(room: Room, isHost: boolean): string {
  if (!isHost) return t('handOver.given', { name: room.hostName });
  const ended = t('liveBar.ended', { title: titleOf(room) });
  return `${ended} ${outcomeWords(room.mix.lastOutcome)}`;
}

function titleOf({ title }: Room): string {
  return title || t('lobby.untitled');
}
