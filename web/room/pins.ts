import { layoutPanes, type Pane } from '../../lib/model/pane';
import type { Layout, MixLook, Orientation } from '../api/types';

/** The user of each pane; null leaves it to the next person who comes. */
export type Pins = (string | null)[];

/** How many panes a layout has in a mix of so many places. */
export function paneCount(layout: Layout, seats: number): number {
  return panesFor(layout, 'landscape', seats).length;
}

/** Where the panes of a layout are for so many people, as the audience sees them. */
export function panesFor(layout: Layout, orientation: Orientation, people: number): Pane[] {
  return layoutPanes(layout, orientation, people);
}

/** Who has which pane; nothing of a canvas whose panes have places of their own. */
export function saidPins(panes: MixLook['panes']): Pins | undefined {
  const isPin = (pane: NonNullable<typeof panes>[number]) =>
    pane === null || typeof pane === 'string';
  return panes?.filter(isPin);
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
