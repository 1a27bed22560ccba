import type { RoomSummary } from '../api/types';
import { t } from '../i18n/words';
import { Link } from './link';
import { Preview } from './preview';

/** A room of the list, with its newest frame. */
export function RoomCard({
  room,
  isMine,
  turn,
}: {
  room: RoomSummary;
  isMine: boolean;
  turn: number;
}) {
  const { roomId, hostId, hostName = hostId, headCount, mix } = room;
  const title = room.title || t('lobby.untitled');
  const isLive = mix.state === 'live';
  return (
    <li class="room">
      <Link to={`/${isMine ? 'studio' : 'watch'}/${roomId}`} test={`room-${roomId}`}>
        <Preview room={room} turn={turn} />
        {room.kind === 'voice' && <span class="badge kind">{t('lobby.voice')}</span>}
        <span class={isLive ? 'badge live' : 'badge'}>
          {t(isLive ? 'lobby.live' : 'lobby.offAir')}
        </span>
        <strong class="room-title">{title}</strong>
        <span class="hint">
          {isMine ? t('lobby.yours') : t('lobby.by', { name: hostName })}
          {headCount !== undefined && headCount > 0 && (
            <> · {t('lobby.people', { count: headCount })}</>
          )}
        </span>
      </Link>
    </li>
  );
}
