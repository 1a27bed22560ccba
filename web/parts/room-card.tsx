import { useSignal } from '@preact/signals';
import type { RoomSummary } from '../api/types';
import { t } from '../i18n/words';
import { Cover } from './cover';
import { Link } from './link';

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

/** The newest frame. The address stays the same while its picture changes, so each turn asks anew. */
export function Preview({ room, turn }: { room: RoomSummary; turn: number }) {
  const failedTurn = useSignal<number | undefined>(undefined);
  if (room.kind === 'voice') {
    return (
      <span class="preview">
        <Cover title={room.title} />
      </span>
    );
  }
  const isShown =
    room.previewUrl !== undefined && room.mix.state === 'live' && failedTurn.value !== turn;
  return (
    <span class="preview">
      {isShown && room.previewUrl && (
        <img
          src={withTurn(room.previewUrl, turn)}
          alt=""
          onError={() => {
            failedTurn.value = turn;
          }}
        />
      )}
    </span>
  );
}

function withTurn(previewUrl: string, turn: number): string {
  const url = new URL(previewUrl);
  url.searchParams.set('turn', String(turn));
  return url.href;
}
