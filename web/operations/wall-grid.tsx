import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RoomSummary, Usage } from '../api/types';
import { ot } from '../i18n/order-words';
import { rowsInView } from './wall';
import { WallTile } from './wall-tile';

const MIN_TILE_PX = 240;
/** Tiles are all as high, so that it is known which are in view; as in `operations.css`. */
const ROW_PX = 292;

interface Props {
  rooms: RoomSummary[];
  usage: Map<string, Usage[]>;
  turn: number;
  onOpen(roomId: string): void;
}

/** A wall of rooms, of which only those in the window exist: five hundred are as quick as fifty. */
export function WallGrid({ rooms, usage, turn, onOpen }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const view = useView(list);
  const { columns, topPx, heightPx } = view;
  const shown = rowsInView({ count: rooms.length, columns, rowPx: ROW_PX, topPx, heightPx });
  return (
    <ul
      ref={list}
      class="wall"
      aria-label={ot('wall.rooms', { count: rooms.length })}
      data-test="wall"
      data-count={rooms.length}
      style={{
        paddingTop: `${shown.abovePx}px`,
        paddingBottom: `${shown.belowPx}px`,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
      }}
    >
      {rooms.slice(shown.first, shown.last).map((room, index) => (
        <WallTile
          key={room.roomId}
          room={room}
          tasks={usage.get(room.roomId) ?? []}
          turn={turn}
          place={{ number: shown.first + index + 1, of: rooms.length }}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

/** What of the list is in the window, in whole rows. */
function useView(list: { current: HTMLUListElement | null }) {
  const view = useSignal({ columns: 1, topPx: 0, heightPx: innerHeight });
  useEffect(() => {
    const look = () => {
      const { current } = list;
      if (!current) return;
      const { top, width } = current.getBoundingClientRect();
      const columns = Math.max(1, Math.floor(width / MIN_TILE_PX));
      const topPx = Math.floor(-top / ROW_PX) * ROW_PX;
      const heightPx = innerHeight + ROW_PX;
      const before = view.peek();
      const isSame =
        before.columns === columns && before.topPx === topPx && before.heightPx === heightPx;
      if (!isSame) view.value = { columns, topPx, heightPx };
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, []);
  return view.value;
}
