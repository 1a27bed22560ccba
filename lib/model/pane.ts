/**
 * Where people are in the picture: the panes of every layout, as fractions of the canvas from its top
 * left. All of the canvas is used: a camera whose shape differs from its pane's is cut at the edges.
 */
import type { Layout, Orientation } from './layout';

/** One rectangle of the picture; `z` 0 lies at the back. */
export interface Pane {
  x: number;
  y: number;
  width: number;
  height: number;
  z: number;
  /** `crop` fills the pane and cuts what is too much, `fit` shows all, with bars. */
  fit: 'crop' | 'fit';
}

/** Panes side by side along one axis of the canvas, each divided along the other. */
type Lines = number[];

/** Fractions have four decimals, so that two panes meet in the same number. */
const UNITS = 10_000;

/** The small picture of `pip`: the second pane of the RTC API's built-in layout 4. */
const INSET = { x: 0.7576, y: 0.7576, width: 0.2361, height: 0.2361, z: 1 };

/** How wide the strip of `spotlight` is, by how many are in it, as far as they differ. */
const STRIP: Record<number, number> = { 1: 0.3, 2: 0.3, 3: 0.3, 4: 0.25 };
const NARROW_STRIP = 0.2;

/**
 * In how many columns a grid stands, by how many people are in it; the first ones are the shorter.
 * They are those numbers that cut the least off cameras of the canvas's own shape.
 */
const GRID: Lines[] = [
  [1],
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 3],
  [2, 2, 2],
  [2, 2, 3],
  [2, 3, 3],
  [3, 3, 3],
];

/** The panes of a layout for so many people, the host's first; never more than the layout has. */
export function layoutPanes(layout: Layout, orientation: Orientation, people: number): Pane[] {
  if (people <= 1) return divided([1], 'columns');
  switch (layout) {
    case 'solo':
      return divided([1], 'columns');
    case 'side-by-side':
      return divided([1, 1], 'columns');
    case 'stacked':
      return divided([1, 1], 'rows');
    case 'pip':
      return [...divided([1], 'columns'), { ...INSET, fit: 'crop' }];
    case 'grid':
      return inReadingOrder(divided(GRID[people - 1] ?? GRID.at(-1) ?? [], along(orientation)));
    case 'spotlight':
      return spotlight(people - 1, along(orientation));
    default:
      return layout satisfies never;
  }
}

/** A picture that lies is divided into columns, one that stands into rows. */
function along(orientation: Orientation): 'columns' | 'rows' {
  return orientation === 'landscape' ? 'columns' : 'rows';
}

function divided(lines: Lines, axis: 'columns' | 'rows'): Pane[] {
  return lines.flatMap((count, line) => {
    const across = part(line, lines.length);
    return Array.from({ length: count }, (_, index) => paneOf(across, part(index, count), axis));
  });
}

/** One large pane, and the others in a strip at its right, or below it. */
function spotlight(others: number, axis: 'columns' | 'rows'): Pane[] {
  const strip = STRIP[others] ?? NARROW_STRIP;
  const large = paneOf([0, rounded(1 - strip)], [0, 1], axis);
  const small = Array.from({ length: others }, (_, index) =>
    paneOf([rounded(1 - strip), strip], part(index, others), axis),
  );
  return [large, ...small];
}

type Part = [from: number, length: number];

function paneOf([x, width]: Part, [y, height]: Part, axis: 'columns' | 'rows'): Pane {
  const place =
    axis === 'columns' ? { x, y, width, height } : { x: y, y: x, width: height, height: width };
  return { ...place, z: 0, fit: 'crop' };
}

/** The part with this number of a length that is divided into equal ones. */
function part(index: number, count: number): Part {
  const start = rounded(index / count);
  const end = rounded((index + 1) / count);
  return [start, rounded(end - start)];
}

function inReadingOrder(panes: Pane[]): Pane[] {
  // The pages draw panes as well, and their oldest browser has no `toSorted`.
  return [...panes].sort((a, b) => a.y - b.y || a.x - b.x);
}

function rounded(fraction: number): number {
  return Math.round(fraction * UNITS) / UNITS;
}
