import type { Layout } from '../api/types';

/** Panes of a 48 by 27 picture: x, y, width, height. */
export type Pane = readonly [number, number, number, number];

export const PANES: Record<Layout, readonly Pane[]> = {
  solo: [[2, 2, 44, 23]],
  'side-by-side': [
    [2, 7, 21.5, 13],
    [24.5, 7, 21.5, 13],
  ],
  pip: [
    [2, 2, 44, 23],
    [31, 15, 13, 8],
  ],
  grid: [
    [2, 2, 21.5, 11],
    [24.5, 2, 21.5, 11],
    [2, 14, 21.5, 11],
    [24.5, 14, 21.5, 11],
  ],
};

/** A little picture of a layout, the host in the accent colour. */
export function LayoutPicture({ layout }: { layout: Layout }) {
  return (
    <svg viewBox="0 0 48 27" class="layout-picture" aria-hidden="true">
      {PANES[layout].map(([x, y, width, height], index) => (
        <rect
          key={`${x} ${y}`}
          class={index === 0 ? 'pane host' : 'pane'}
          {...{ x, y, width, height }}
          rx="1.5"
        />
      ))}
    </svg>
  );
}
