import type { Layout, Orientation } from '../api/types';
import { panesFor } from '../room/pins';

/** Between two panes, in the picture's own units. */
const GAP = 0.5;

/** The picture's sides, in its own units. */
const SIZES: Record<Orientation, { width: number; height: number }> = {
  landscape: { width: 48, height: 27 },
  portrait: { width: 27, height: 48 },
};

interface Props {
  layout: Layout;
  orientation: Orientation;
  people: number;
}

/** A little picture of a layout as it is drawn for the audience, the host in the accent colour. */
export function LayoutPicture({ layout, orientation, people }: Props) {
  const { width, height } = SIZES[orientation];
  const panes = panesFor(layout, orientation, people);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} class="layout-picture" aria-hidden="true">
      {panes.map((pane, index) => (
        <rect
          key={`${pane.x} ${pane.y}`}
          class={index === 0 ? 'pane host' : 'pane'}
          x={pane.x * width + GAP}
          y={pane.y * height + GAP}
          width={pane.width * width - 2 * GAP}
          height={pane.height * height - 2 * GAP}
          rx="1.5"
        />
      ))}
    </svg>
  );
}
