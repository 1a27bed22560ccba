/** Which rooms the wall shows, and in which order. */
import type { RoomSummary } from '../api/types';

export const FILTERS = ['live', 'reported', 'relay', 'mix', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether moderation has something against the show as it is: a report in it, or a cover. */
export function isReported({ covered, lastReport, mix }: RoomSummary): boolean {
  return covered.length > 0 || (lastReport !== undefined && isOfShow(lastReport, mix));
}

function isOfShow({ reportedAt }: { reportedAt: string }, { startedAt = '' }: RoomSummary['mix']) {
  return reportedAt >= startedAt;
}

/** The rooms that pass, those with a hit first by its time, then the live ones, the fullest first. */
export function wallOf(
  rooms: readonly RoomSummary[],
  { filter, search }: { filter: Filter; search: string },
): RoomSummary[] {
  const words = search.trim().toLowerCase();
  const passes = (room: RoomSummary) => passesFilter(room, filter) && hasWords(room, words);
  return rooms.filter(passes).sort((one, other) => {
    const hits = Number(isReported(other)) - Number(isReported(one));
    return hits || hitTime(other).localeCompare(hitTime(one)) || liveFirst(one, other);
  });
}

function hitTime(room: RoomSummary): string {
  return isReported(room) ? (room.lastReport?.reportedAt ?? '') : '';
}

function liveFirst(one: RoomSummary, other: RoomSummary): number {
  const live = Number(other.mix.state === 'live') - Number(one.mix.state === 'live');
  return live || other.headCount - one.headCount || one.roomId.localeCompare(other.roomId);
}

function passesFilter(room: RoomSummary, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'reported':
      return isReported(room);
    case 'live':
      return room.mix.state === 'live';
    default:
      return room.mix.mode === filter;
  }
}

function hasWords({ title, hostName, hostId, roomId }: RoomSummary, words: string): boolean {
  return [title, hostName, hostId, roomId].some((text) => text.toLowerCase().includes(words));
}

/** Rows of a grid that are in a window, and what is above and below them, in pixels. */
export function rowsInView(view: {
  count: number;
  columns: number;
  rowPx: number;
  topPx: number;
  heightPx: number;
}): { first: number; last: number; abovePx: number; belowPx: number } {
  const { count, columns, rowPx, topPx, heightPx } = view;
  const rows = Math.ceil(count / columns);
  // One more on either side, so that the keyboard finds the next.
  const from = Math.min(rows, Math.max(0, Math.floor(topPx / rowPx) - 1));
  const to = Math.max(from, Math.min(rows, Math.ceil((topPx + heightPx) / rowPx) + 1));
  return {
    first: from * columns,
    last: Math.min(count, to * columns),
    abovePx: from * rowPx,
    belowPx: (rows - to) * rowPx,
  };
}
