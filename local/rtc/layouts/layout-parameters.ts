/**
 * The panes of CreateMPULayout and ModifyMPULayout. That they lie within the picture and that their ids
 * count from 0 is stated nowhere, but nothing else would be a layout.
 * https://help.aliyun.com/document_detail/162192.html
 */
import { z } from 'zod';
import { integer } from '../../openapi/parameters';
import type { MadeLayout } from './layouts';

const MAX_PANES = 16;
/** What decimals may add to a sum. */
const EPSILON = 1e-6;

const share = z
  .string()
  .regex(/^[01](\.\d{1,10})?$/)
  .transform(Number);
const offset = share.refine((value) => value <= 1);
const length = share.refine((value) => value > 0 && value <= 1);

const Pane = z
  .object({
    PaneId: integer,
    MajorPane: z.enum(['0', '1']).exactOptional(),
    X: offset,
    Y: offset,
    Width: length,
    Height: length,
    ZOrder: integer.refine((order) => order >= 0).default(0),
  })
  .refine(({ X, Y, Width, Height }) => Math.max(X + Width, Y + Height) <= 1 + EPSILON);

/** `Panes.N` */
export const Panes = z
  .array(Pane)
  .min(1)
  .max(MAX_PANES)
  .refine((panes) => panes.every((_, id) => panes.some(({ PaneId }) => PaneId === id)))
  .refine((panes) => panes.filter(({ MajorPane }) => MajorPane === '1').length <= 1);

/** How many voices are mixed at most. */
export const AudioMixCount = z
  .string()
  .regex(/^[0-6]$/)
  .transform(Number);

/** No limit is documented. */
export const Name = z.string().max(128);

/** The panes in the mixer's terms. */
export function panesOf(panes: z.infer<typeof Panes>): Pick<MadeLayout, 'panes' | 'majorPane'> {
  const inOrder = panes.toSorted((a, b) => a.PaneId - b.PaneId);
  return {
    panes: inOrder.map(({ X: x, Y: y, Width: width, Height: height, ZOrder: zOrder }) => ({
      ...{ x, y, width, height, zOrder },
    })),
    majorPane: inOrder.find(({ MajorPane }) => MajorPane === '1')?.PaneId,
  };
}
