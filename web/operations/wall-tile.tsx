import type { RoomSummary, Usage } from '../api/types';
import { serviceNowMs } from '../clock';
import { ot } from '../i18n/order-words';
import { t } from '../i18n/words';
import { Avatar } from '../parts/avatar';
import { type NoPicture, Preview } from '../parts/preview';
import { minutesOf, runningCost } from './cost';
import { isReported } from './wall';

interface Props {
  room: RoomSummary;
  /** Today's, of this room. */
  tasks: readonly Usage[];
  turn: number;
  place: { number: number; of: number };
  onOpen(roomId: string): void;
}

/** One show of the wall: what is seen, who, how long, and about what it costs. */
export function WallTile({ room, tasks, turn, place, onOpen }: Props) {
  const { roomId, hostId, hostName = hostId, headCount, mix } = room;
  const nowMs = serviceNowMs();
  const cost = runningCost(room, tasks, nowMs);
  const isLive = mix.state === 'live';
  return (
    <li
      class={isReported(room) ? 'wall-room reported' : 'wall-room'}
      aria-setsize={place.of}
      aria-posinset={place.number}
    >
      <button type="button" data-test={`wall-${roomId}`} onClick={() => onOpen(roomId)}>
        <Preview room={room} turn={turn} instead={(why) => <Host room={room} why={why} />} />
        <span class={isLive ? 'badge live' : 'badge'}>{ot(`wall.state.${mix.state}`)}</span>
        <strong class="wall-title">{room.title || t('lobby.untitled')}</strong>
        <span class="hint wall-line">
          {ot('wall.people', { count: headCount })} · {t('lobby.by', { name: hostName })}
        </span>
        <span class="hint wall-line">
          {isLive && ot('wall.minutes', { count: minutesOf(room, nowMs) })}
          {mix.mode && <> · {ot(`wall.mode.${mix.mode}`)}</>}
          {cost !== undefined && <> · {ot('wall.cost', { cost: cost.toFixed(2) })}</>}
        </span>
        <span class="wall-hit">{isReported(room) && hitWords(room)}</span>
      </button>
    </li>
  );
}

/** In place of a picture: whose show it is, and where one is expected why there is none. */
function Host({ room: { hostId, hostName }, why }: { room: RoomSummary; why: NoPicture }) {
  const isExpected = why === 'unset' || why === 'failed';
  return (
    <span class="wall-no-picture">
      <Avatar userId={hostId} name={hostName} />
      {isExpected && <span data-test={`no-picture-${why}`}>{ot(`wall.noPicture.${why}`)}</span>}
    </span>
  );
}

/** What moderation has against the room. */
export function hitWords({ covered, lastReport }: RoomSummary): string {
  const cover = covered.length > 0 && ot('wall.covered', { count: covered.length });
  return [lastReport && reportWords(lastReport), cover].filter(Boolean).join(' · ');
}

function reportWords(report: NonNullable<RoomSummary['lastReport']>): string {
  const action = ot(`wall.action.${report.action}`);
  return ot(report.reason === undefined ? 'wall.report' : 'wall.byHand', { ...report, action });
}
