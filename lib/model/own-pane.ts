/** Panes that a caller places: a canvas of one's own, in the place of a layout. */
import * as z from 'zod/mini';
import { userIdShape } from './user-id';

/** What the conversion of fractions to binary may add to a sum. */
const EPSILON = 1e-9;
/** More layers than panes have no use. */
const MAX_Z = 9;

const offset = z.number().check(z.gte(0), z.lt(1));
const length = z.number().check(z.gt(0), z.lte(1));

const ownPane = z
  .strictObject({
    x: offset,
    y: offset,
    width: length,
    height: length,
    /** 0, the default, lies at the back. */
    z: z.optional(z.int().check(z.gte(0), z.lte(MAX_Z))),
    /** `crop`, the default, fills the pane and cuts what is too much; `fit` shows all. */
    fit: z.optional(z.enum(['crop', 'fit'])),
    /** Nobody else is shown there; left open, the next person is. */
    userId: z.optional(userIdShape),
  })
  .check(z.refine(isWithin, 'expected a pane within the picture'));
/** A pane at a place of the caller's choice, in fractions of the picture from the top left. */
export type OwnPane = z.infer<typeof ownPane>;

/** Some of them, with nobody in two. */
export const ownPanes = z
  .array(ownPane)
  .check(z.minLength(1), z.refine(haveDifferentUsers, 'expected each user once'));

/** Whether panes are a canvas of one's own, and not who has which pane of a layout. */
export function areOwn(panes: readonly (string | null)[] | readonly OwnPane[]): panes is OwnPane[] {
  return typeof panes[0] === 'object' && panes[0] !== null;
}

function isWithin({ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>) {
  return x + width <= 1 + EPSILON && y + height <= 1 + EPSILON;
}

function haveDifferentUsers(panes: readonly { userId?: string | undefined }[]): boolean {
  const named = panes.flatMap(({ userId }) => (userId === undefined ? [] : [userId]));
  return new Set(named).size === named.length;
}
