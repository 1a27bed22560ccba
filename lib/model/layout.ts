import * as z from 'zod/mini';
import { changedOverlays, type Overlays, overlaysShape } from './overlays';
import { type OwnPane, ownPanes } from './own-pane';
import { userIdShape } from './user-id';

/** The layout presets that callers name; the mixer drivers turn them into their service's terms. */
export const LAYOUTS = ['solo', 'side-by-side', 'stacked', 'pip', 'grid', 'spotlight'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const RESOLUTIONS = ['360p', '720p', '1080p'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** The largest number of people that a layout shows. */
export const MAX_SEATS = 9;

/** At most as many users as the mixing service takes in one list of them. */
const MAX_MUTED = 64;

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

const layout = z.enum(LAYOUTS);
const backgroundColor = z.string().check(z.regex(/^#[0-9A-Fa-f]{6}$/, 'expected #RRGGBB'));
const pins = z
  .array(z.nullable(userIdShape))
  .check(z.maxLength(MAX_SEATS), z.refine(areDifferent, 'expected each user once'));
const panes = z.union([pins, ownPanes.check(z.maxLength(MAX_SEATS))]);
const muted = z
  .array(userIdShape)
  .check(z.maxLength(MAX_MUTED), z.refine(areDifferent, 'expected each user once'));

/** What of a running mix can be changed. */
export const sceneShape = {
  layout: z.optional(layout),
  backgroundColor: z.optional(backgroundColor),
  panes: z.optional(panes),
  muted: z.optional(muted),
  ...overlaysShape,
};
export type SceneChange = z.infer<z.ZodMiniObject<typeof sceneShape>>;

/** What a caller may ask of a new mix; the rest is filled in. */
export const mixRequestShape = {
  ...sceneShape,
  resolution: z.optional(z.enum(RESOLUTIONS)),
  orientation: z.optional(z.enum(ORIENTATIONS)),
  seats: z.optional(z.int().check(z.gte(1), z.lte(MAX_SEATS))),
};
export type MixRequest = z.infer<z.ZodMiniObject<typeof mixRequestShape>>;

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

function whoIsWhere({ panes, muted }: SceneChange): Pick<MixParams, 'panes' | 'muted'> {
  return { ...(panes && { panes }), ...(muted && { muted }) };
}

function areDifferent(userIds: (string | null)[]): boolean {
  const named = userIds.filter((userId) => userId !== null);
  return new Set(named).size === named.length;
}
