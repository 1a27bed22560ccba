import type { Layout } from '../api/types';

/** The user of each pane; null leaves it to the next person who comes. */
export type Pins = (string | null)[];

/** How many panes a layout has in a mix of so many places. */
export function paneCount(layout: Layout, seats: number): number {
  const most: Record<Layout, number> = { solo: 1, 'side-by-side': 2, pip: 2, grid: seats };
  return Math.min(most[layout], seats);
}

/** One pin for each pane; as long as nothing was said, the host has the first. */
export function pinsFor(count: number, hostId: string, said: Pins | undefined): Pins {
  const pins = said ?? [hostId];
  return Array.from({ length: count }, (_, pane) => pins[pane] ?? null);
}

/** The pins after a change; a user who had another pane leaves it, as nobody is seen twice. */
export function pinned(pins: Pins, pane: number, userId: string | null): Pins {
  return pins.map((before, index) => {
    if (index === pane) return userId;
    return before === userId ? null : before;
  });
}
