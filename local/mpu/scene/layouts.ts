/**
 * The built-in layouts of the mix, with their documented geometry. There is no layout 12.
 * https://help.aliyun.com/document_detail/109587.html
 */

/** One rectangle of a layout; fractions 0..1 of the picture, origin top left, zOrder 0 at the back. */
export interface Pane {
  x: number;
  y: number;
  width: number;
  height: number;
  zOrder: number;
  /** Where it differs from the mix's. */
  cropMode?: CropMode;
}

/** `crop` fills the pane and cuts what is too much; `letterbox` shows all, with bars. */
export type CropMode = 'crop' | 'letterbox';

type Corner = [x: number, y: number];

const MAJOR: Pane = pane(0.00625, 0.00625, 0.7391, 0.7391);
const PICTURE_IN_PICTURE = 0.2361;

const LAYOUTS: Record<number, Pane[]> = {
  1: [pane(0, 0, 1, 1)],
  2: [pane(0.0021, 0.2516, 0.4968, 0.4968), pane(0.501, 0.2516, 0.4968, 0.4968)],
  3: [pane(0, 0, 1, 1), inset(0.00625, 0.00625)],
  4: [pane(0, 0, 1, 1), inset(0.7576, 0.7576)],
  5: squares(0.4906, [
    [0.2547, 0.00625],
    [0.00625, 0.5031],
    [0.5031, 0.5031],
  ]),
  6: squares(0.4805, grid([0.013, 0.5065], [0.013, 0.5065])),
  7: squares(0.325, [
    ...grid([0.1718, 0.5031], [0.1718]),
    ...grid([0.00625, 0.3375, 0.66875], [0.503]),
  ]),
  8: squares(0.325, grid([0.00625, 0.3375, 0.6688], [0.1718, 0.5031])),
  9: [
    MAJOR,
    ...squares(0.2422, [
      ...grid([0.7516], [0.1336, 0.3821]),
      ...grid([0.00625, 0.2547, 0.5032, 0.7516], [0.7516]),
    ]),
  ],
  10: [
    MAJOR,
    ...squares(0.2422, [
      ...grid([0.7516], [0.00625, 0.2547, 0.5032]),
      ...grid([0.00625, 0.2547, 0.5032, 0.7516], [0.7516]),
    ]),
  ],
  11: squares(0.325, grid([0.00625, 0.3375, 0.6688], [0.00625, 0.3375, 0.6688])),
  13: [pane(0, 0, 0.5, 1), pane(0.5, 0, 0.5, 1)],
};

/** The panes of a built-in layout, in the order of their ids, or undefined if there is none. */
export function layoutById(id: number): Pane[] | undefined {
  return LAYOUTS[id]?.map((entry) => ({ ...entry }));
}

function pane(x: number, y: number, width: number, height: number, zOrder = 0): Pane {
  return { x, y, width, height, zOrder };
}

function inset(x: number, y: number): Pane {
  return pane(x, y, PICTURE_IN_PICTURE, PICTURE_IN_PICTURE, 1);
}

function squares(side: number, corners: Corner[]): Pane[] {
  return corners.map(([x, y]) => pane(x, y, side, side));
}

/** The corners row by row, as pane ids count them. */
function grid(columns: number[], rows: number[]): Corner[] {
  return rows.flatMap((y) => columns.map((x): Corner => [x, y]));
}
