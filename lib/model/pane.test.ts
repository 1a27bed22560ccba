import { LAYOUTS, MAX_SEATS, ORIENTATIONS } from './layout';
import { layoutPanes, type Pane } from './pane';

const HEADS = Array.from({ length: MAX_SEATS }, (_, index) => index + 1);
/** What the conversion of fractions to binary may add. */
const EPSILON = 1e-9;
/** Points are looked at between the lines of any layout. */
const STEPS = 97;

const ALL = LAYOUTS.flatMap((layout) =>
  ORIENTATIONS.flatMap((orientation) =>
    HEADS.map((heads) => ({
      layout,
      orientation,
      heads,
      panes: layoutPanes(layout, orientation, heads),
    })),
  ),
);
const wrong = (isRight: (panes: Pane[], one: (typeof ALL)[number]) => boolean) =>
  ALL.filter((one) => !isRight(one.panes, one)).map(
    ({ layout, orientation, heads }) => `${layout} ${orientation} ${heads}`,
  );

const covers = (x: number, y: number) => (pane: Pane) =>
  x >= pane.x && x < pane.x + pane.width && y >= pane.y && y < pane.y + pane.height;
const POINTS = Array.from({ length: STEPS }, (_, index) => (index + 0.5) / STEPS);

describe('of every layout, for every number of people and both orientations,', () => {
  test('every pane lies inside the picture', () => {
    const isInside = ({ x, y, width, height }: Pane) =>
      x >= 0 && y >= 0 && x + width <= 1 + EPSILON && y + height <= 1 + EPSILON;
    expect(wrong((panes) => panes.every(isInside))).toEqual([]);
  });

  test('no part of the picture is left empty', () => {
    const isFull = (panes: Pane[]) =>
      POINTS.every((y) => POINTS.every((x) => panes.some(covers(x, y))));
    expect(wrong(isFull)).toEqual([]);
  });

  test('no two panes of one layer overlap', () => {
    const isApart = (panes: Pane[]) =>
      POINTS.every((y) =>
        POINTS.every((x) => {
          const layers = panes.filter(covers(x, y)).map(({ z }) => z);
          return new Set(layers).size === layers.length;
        }),
      );
    expect(wrong(isApart)).toEqual([]);
  });

  test('the first pane is no smaller than any other', () => {
    const area = ({ width, height }: Pane) => width * height;
    const isLargest = ([first, ...others]: Pane[]) =>
      first !== undefined && others.every((pane) => area(pane) <= area(first) + 0.001);
    expect(wrong(isLargest)).toEqual([]);
  });

  test('somebody alone has the whole picture', () => {
    const whole = [{ x: 0, y: 0, width: 1, height: 1, z: 0, fit: 'crop' }];
    for (const { heads, panes } of ALL) if (heads === 1) expect(panes).toEqual(whole);
  });
});

test.each([
  ['solo', 1],
  ['side-by-side', 2],
  ['stacked', 2],
  ['pip', 2],
  ['grid', 9],
  ['spotlight', 9],
] as const)('%s shows %i people at most', (layout, most) => {
  const counts = HEADS.map((heads) => layoutPanes(layout, 'landscape', heads).length);
  expect(counts).toEqual(HEADS.map((heads) => Math.min(heads, most)));
});

test('the halves of side-by-side have the full height, those of stacked the full width', () => {
  for (const orientation of ORIENTATIONS) {
    expect(layoutPanes('side-by-side', orientation, 2)).toMatchObject([
      { x: 0, y: 0, width: 0.5, height: 1 },
      { x: 0.5, y: 0, width: 0.5, height: 1 },
    ]);
    expect(layoutPanes('stacked', orientation, 2)).toMatchObject([
      { x: 0, y: 0, width: 1, height: 0.5 },
      { x: 0, y: 0.5, width: 1, height: 0.5 },
    ]);
  }
});

test('a grid of three lies in columns, and stands in rows when the picture stands', () => {
  expect(layoutPanes('grid', 'landscape', 3)).toMatchObject([
    { x: 0, y: 0, width: 0.5, height: 1 },
    { x: 0.5, y: 0, width: 0.5, height: 0.5 },
    { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
  ]);
  expect(layoutPanes('grid', 'portrait', 3)).toMatchObject([
    { x: 0, y: 0, width: 1, height: 0.5 },
    { x: 0, y: 0.5, width: 0.5, height: 0.5 },
    { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
  ]);
});

test('the small picture of pip lies on the large one', () => {
  expect(layoutPanes('pip', 'landscape', 2)).toMatchObject([
    { width: 1, height: 1, z: 0 },
    { x: 0.7576, y: 0.7576, width: 0.2361, height: 0.2361, z: 1 },
  ]);
});
