/**
 * Layouts of the MPU operations by ours. A built-in one is taken where it is the same, else one that
 * `npm run provision` has made, else the built-in one that comes nearest.
 * https://help.aliyun.com/document_detail/109587.html
 */
import { type Layout, MAX_SEATS, ORIENTATIONS, type Orientation } from '../model/layout';
import { layoutPanes, type Pane } from '../model/pane';

/** Ids of the layouts that were made for this app, by their codes. */
export type MadeLayouts = Readonly<Record<string, number>>;

/** How a picture is divided among so many people. */
export interface Division {
  layout: Layout;
  orientation: Orientation;
  people: number;
}

/** A layout that the service does not have by itself. */
export interface LayoutToMake {
  code: string;
  panes: Pane[];
}

/** Built-in layouts that are as ours are. */
const SINGLE = 1;
const HALVES = 13;
const INSET = 4;
/** From 5 for three people to 11 for nine: the built-in layouts with margins between the panes. */
const FIRST_WITH_MARGINS = 5;
/** Two people, one above the other. */
const ROWS = 'rows2';

/** The layout that shows so many people. */
export function layoutId(division: Division, made: MadeLayouts): number {
  const layout = ownLayout(division);
  if (typeof layout === 'number') return layout;
  return made[layout] ?? nearest(division);
}

/** Every layout that is needed and not built in. */
export function layoutsToMake(): LayoutToMake[] {
  const rows = { layout: 'stacked', orientation: 'portrait', people: 2 } as const;
  const others = ORIENTATIONS.flatMap((orientation) => [
    ...upTo(MAX_SEATS, 3).map((people) => ({ layout: 'grid' as const, orientation, people })),
    ...upTo(MAX_SEATS, 2).map((people) => ({ layout: 'spotlight' as const, orientation, people })),
  ]);
  return [rows, ...others].map((division) => ({
    code: String(ownLayout(division)),
    panes: layoutPanes(division.layout, division.orientation, division.people),
  }));
}

/** The id of a built-in layout, or the code of one that has to be made. */
function ownLayout({ layout, orientation, people }: Division): number | string {
  const isLandscape = orientation === 'landscape';
  if (people === 1 || layout === 'solo') return SINGLE;
  if (layout === 'pip') return INSET;
  if (layout === 'side-by-side') return HALVES;
  if (layout === 'stacked') return ROWS;
  if (layout === 'grid' && people === 2) return isLandscape ? HALVES : ROWS;
  return `${layout}${people}${isLandscape ? 'l' : 'p'}`;
}

function nearest({ layout, people }: Division): number {
  if (people > 2 && layout !== 'stacked') return FIRST_WITH_MARGINS + people - 3;
  return layout === 'spotlight' ? INSET : HALVES;
}

function upTo(last: number, first: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
