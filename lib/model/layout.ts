import { changedOverlays, type Overlays } from './overlays';
import type { OwnPane } from './own-pane';

/** The layout presets that callers name; the mixer drivers turn them into their service's terms. */
export const LAYOUTS = ['solo', 'side-by-side', 'stacked', 'pip', 'grid', 'spotlight'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const RESOLUTIONS = ['360p', '720p', '1080p'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** The largest number of people that a layout shows. */
export const MAX_SEATS = 9;

/** The scene of a mix. It is kept with the room, so that an update changes only what it names. */
export interface MixParams extends Overlays {
  layout: Layout;
  resolution: Resolution;
  orientation: Orientation;
  /** How many panes the task is ordered (and billed) for; fixed when the mix starts. */
  seats: number;
  /** `#RRGGBB` */
  backgroundColor: string;
  /**
   * The user of each pane, in order; null leaves a pane to the next person who comes. Left open, the
   * host has the first. Panes with places are a canvas of one's own, in the layout's place.
   */
  panes?: (string | null)[] | OwnPane[];
  /** Users whose sound is not in the mix; those in the channel still hear them. */
  muted?: string[];
}

/** What of a running mix is to be changed; the rest stays. */
export type SceneChange = {
  [Field in 'layout' | 'backgroundColor' | 'panes' | 'muted' | keyof Overlays]?:
    | MixParams[Field]
    | undefined;
};

/** What a caller asks of a new mix; the rest is filled in. */
export type MixRequest = { [Field in keyof MixParams]?: MixParams[Field] | undefined };

/** Panes that a layout needs to show what its name says. */
const PANES_NEEDED: Record<Layout, number> = {
  solo: 1,
  'side-by-side': 2,
  stacked: 2,
  pip: 2,
  grid: 1,
  spotlight: 1,
};

/** Layouts for as many people as there are. */
const FOR_ALL: Layout[] = ['grid', 'spotlight'];

/** Whether a mix ordered for `seats` panes can show the layout. */
export function fitsSeats(layout: Layout, seats: number): boolean {
  return PANES_NEEDED[layout] <= seats;
}

/** Fills in what the caller left open: a landscape 720p picture of two people on black. */
export function mixParams(request: MixRequest): MixParams {
  const layout = request.layout ?? 'side-by-side';
  return {
    layout,
    resolution: request.resolution ?? '720p',
    orientation: request.orientation ?? 'landscape',
    seats: request.seats ?? (FOR_ALL.includes(layout) ? MAX_SEATS : 2),
    backgroundColor: (request.backgroundColor ?? '#000000').toUpperCase(),
    ...whoIsWhere(request),
    ...changedOverlays({}, request),
  };
}

/** The parameters of a running mix after a change; what is not named stays. */
export function changedScene(params: MixParams, change: SceneChange): MixParams {
  return {
    ...params,
    layout: change.layout ?? params.layout,
    backgroundColor: (change.backgroundColor ?? params.backgroundColor).toUpperCase(),
    ...whoIsWhere(change),
    ...changedOverlays(params, change),
  };
}

/** The parameters without this change; what others have changed since stays. */
export function withoutChange(
  params: MixParams,
  change: { before: MixParams; after: MixParams },
): MixParams {
  const before: Record<string, unknown> = { ...change.before };
  const after: Record<string, unknown> = { ...change.after };
  const isChange = (field: string, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(after[field]);
  const fields = Object.entries(params).map(([field, value]) => [
    field,
    isChange(field, value) ? before[field] : value,
  ]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function whoIsWhere({ panes, muted }: SceneChange): Pick<MixParams, 'panes' | 'muted'> {
  return { ...(panes && { panes }), ...(muted && { muted }) };
}
