/** What a caller may say of how a mix looks and sounds. */
import * as z from 'zod/mini';
import { LAYOUTS, MAX_SEATS, ORIENTATIONS, RESOLUTIONS } from './layout';
import { MAX_NAMED } from './named-users';
import { overlaysShape } from './overlays-shape';
import { ownPanes } from './own-pane';
import { userIdShape } from './user-id';

const layout = z.enum(LAYOUTS);
const backgroundColor = z.string().check(z.regex(/^#[0-9A-Fa-f]{6}$/, 'expected #RRGGBB'));
const pins = z
  .array(z.nullable(userIdShape))
  .check(z.maxLength(MAX_SEATS), z.refine(areDifferent, 'expected each user once'));
const panes = z.union([pins, ownPanes.check(z.maxLength(MAX_SEATS))]);
const muted = z
  .array(userIdShape)
  .check(z.maxLength(MAX_NAMED), z.refine(areDifferent, 'expected each user once'));

/** What of a running mix can be changed. */
export const sceneShape = {
  layout: z.optional(layout),
  backgroundColor: z.optional(backgroundColor),
  panes: z.optional(panes),
  muted: z.optional(muted),
  ...overlaysShape,
};

/** What a caller may ask of a new mix; the rest is filled in. */
export const mixRequestShape = {
  ...sceneShape,
  resolution: z.optional(z.enum(RESOLUTIONS)),
  orientation: z.optional(z.enum(ORIENTATIONS)),
  seats: z.optional(z.int().check(z.gte(1), z.lte(MAX_SEATS))),
};

/** The body of a start. It is here, as the rooms that start by themselves need none. */
export const startMixBody = z.strictObject({
  ...mixRequestShape,
  onCooldown: z._default(z.enum(['reject', 'wait', 'rotate']), 'reject'),
});

function areDifferent(userIds: (string | null)[]): boolean {
  const named = userIds.filter((userId) => userId !== null);
  return new Set(named).size === named.length;
}
