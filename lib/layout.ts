import * as z from 'zod/mini';

/** The layout presets that callers name; the mixer drivers turn them into their service's terms. */
export const LAYOUTS = ['solo', 'side-by-side', 'pip', 'grid'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const RESOLUTIONS = ['360p', '720p', '1080p'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** The largest number of people that a built-in layout shows. */
export const MAX_SEATS = 9;

/** How a mix looks. It is kept with the room, so that an update changes only what it names. */
export interface MixParams {
  layout: Layout;
  resolution: Resolution;
  orientation: Orientation;
  /** How many panes the task is ordered (and billed) for; fixed when the mix starts. */
  seats: number;
  /** `#RRGGBB` */
  backgroundColor: string;
}

const layout = z.enum(LAYOUTS);
const backgroundColor = z.string().check(z.regex(/^#[0-9A-Fa-f]{6}$/, 'expected #RRGGBB'));

/** What a caller may ask of a new mix; the rest is filled in. */
export const mixRequestShape = {
  layout: z.optional(layout),
  resolution: z.optional(z.enum(RESOLUTIONS)),
  orientation: z.optional(z.enum(ORIENTATIONS)),
  seats: z.optional(z.int().check(z.gte(1), z.lte(MAX_SEATS))),
  backgroundColor: z.optional(backgroundColor),
};
export type MixRequest = z.infer<z.ZodMiniObject<typeof mixRequestShape>>;

/** What of a running mix can be changed. */
export const lookShape = {
  layout: z.optional(layout),
  backgroundColor: z.optional(backgroundColor),
};
export type Look = z.infer<z.ZodMiniObject<typeof lookShape>>;

/** Panes that a layout needs to show what its name says. */
const PANES_NEEDED: Record<Layout, number> = { solo: 1, 'side-by-side': 2, pip: 2, grid: 1 };

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
    seats: request.seats ?? (layout === 'grid' ? MAX_SEATS : 2),
    backgroundColor: (request.backgroundColor ?? '#000000').toUpperCase(),
  };
}

/** The parameters of a running mix after a change; what is not named stays. */
export function changedLook(params: MixParams, look: Look): MixParams {
  return {
    ...params,
    layout: look.layout ?? params.layout,
    backgroundColor: (look.backgroundColor ?? params.backgroundColor).toUpperCase(),
  };
}
