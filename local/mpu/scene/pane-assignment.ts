import type { Pane } from './layouts';
import type { PinnedPane } from './mix-settings';

/** A pane with the user who is shown in it. */
export interface Seat {
  pane: Pane;
  /** The pane's number in its layout. */
  index: number;
  userId: string;
}

/**
 * The layout for this many heads: the smallest that seats them all, or else the largest. The service
 * switches by head count when a task has several layouts.
 * https://help.aliyun.com/document_detail/93183.html
 */
export function chooseLayout(layouts: Pane[][], heads: number): Pane[] {
  const bySize = layouts.toSorted((a, b) => a.length - b.length);
  return bySize.find((layout) => layout.length >= heads) ?? bySize.at(-1) ?? [];
}

/**
 * Seats the users (given in join order): pinned users in their panes, the others in what is left.
 * A pane whose pinned user is absent is free, so that another user is shown there, unless it is
 * reserved.
 */
export function assignPanes(layout: Pane[], userIds: string[], pinned: PinnedPane[]): Seat[] {
  const occupants = new Map<number, string>();
  const seated = new Set<string>();
  const seat = (index: number, userId: string): void => {
    occupants.set(index, userId);
    seated.add(userId);
  };
  for (const { pane, userId } of pinned) {
    if (userId === undefined || seated.has(userId) || !userIds.includes(userId)) continue;
    if (pane < layout.length && !occupants.has(pane)) seat(pane, userId);
  }
  const isReserved = (index: number) => pinned.some((pin) => pin.pane === index && pin.isReserved);
  const waiting = userIds.filter((userId) => !seated.has(userId));
  for (const index of layout.keys()) {
    if (occupants.has(index) || isReserved(index)) continue;
    const next = waiting.shift();
    if (next !== undefined) seat(index, next);
  }
  return layout.flatMap((pane, index) => {
    const userId = occupants.get(index);
    return userId === undefined ? [] : [{ pane, index, userId }];
  });
}
