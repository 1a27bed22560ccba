import fc from 'fast-check';
import {
  fitsSeats,
  LAYOUTS,
  MAX_SEATS,
  type MixParams,
  type MixRequest,
  mixParams,
  ORIENTATIONS,
  RESOLUTIONS,
} from '../model/layout';
import { sceneWith } from '../model/scene-fixture';
import { mpuLayout as layoutOf } from './mpu-layout';
import { layoutsToMake } from './mpu-layouts';

const mpuLayout = (params: MixParams) => layoutOf(sceneWith(params), {});

/** Panes of the built-in layouts: https://help.aliyun.com/document_detail/109587.html */
const PANES: Record<number, number> = {
  1: 1,
  2: 2,
  3: 2,
  4: 2,
  5: 3,
  6: 4,
  7: 5,
  8: 6,
  9: 7,
  10: 8,
  11: 9,
  13: 2,
};

/** Pictures of MediaEncode: https://help.aliyun.com/document_detail/93183.html */
const PICTURES: Record<number, [width: number, height: number]> = {
  1: [640, 360],
  20: [1280, 720],
  22: [720, 1280],
  30: [1920, 1080],
  31: [1080, 1920],
  53: [360, 640],
};

const SEATS = Array.from({ length: MAX_SEATS }, (_, index) => index + 1);

/** Every mix that can be asked for. */
const ALL: MixParams[] = LAYOUTS.flatMap((layout) =>
  RESOLUTIONS.flatMap((resolution) =>
    ORIENTATIONS.flatMap((orientation) =>
      SEATS.filter((seats) => fitsSeats(layout, seats)).map((seats) =>
        mixParams({ layout, resolution, orientation, seats }),
      ),
    ),
  ),
);
const name = (params: MixParams) =>
  `${params.layout} ${params.resolution} ${params.orientation} ${params.seats}`;

/** What is wrong with a mix, if anything: all of them are told at once. */
const wrong = (isRight: (params: MixParams) => boolean) =>
  ALL.filter((params) => !isRight(params)).map(name);

const panesOf = (params: MixParams) => mpuLayout(params).LayoutIds.map((id) => PANES[id] ?? 0);

test('a mix of which nothing is said is ordered as the story has it', () => {
  const params = mixParams({});
  expect(mpuLayout(params)).toEqual({
    LayoutIds: [1, 13],
    MediaEncode: 20,
    CropMode: 1,
    BackgroundColor: 0,
  });
});

describe('of every mix that can be asked for,', () => {
  test('no two layouts have the same number of panes', () => {
    expect(wrong((params) => new Set(panesOf(params)).size === panesOf(params).length)).toEqual([]);
  });

  test('every layout is a built-in one', () => {
    expect(wrong((params) => panesOf(params).every((panes) => panes > 0))).toEqual([]);
  });

  test('somebody alone is shown', () => {
    expect(wrong((params) => panesOf(params).includes(1))).toEqual([]);
  });

  test('there are no more panes than seats', () => {
    expect(wrong((params) => Math.max(...panesOf(params)) <= params.seats)).toEqual([]);
  });

  test('the picture has the resolution that was asked for', () => {
    const right = (params: MixParams) => {
      const [width = 0, height = 0] = PICTURES[mpuLayout(params).MediaEncode] ?? [];
      return `${Math.min(width, height)}p` === params.resolution;
    };
    expect(wrong(right)).toEqual([]);
  });

  test('the picture lies or stands as it was asked for', () => {
    const right = (params: MixParams) => {
      const [width = 0, height = 0] = PICTURES[mpuLayout(params).MediaEncode] ?? [];
      return width > height === (params.orientation === 'landscape');
    };
    expect(wrong(right)).toEqual([]);
  });
});

test('a grid of n seats, or a spotlight, has a layout for every number of people up to n', () => {
  for (const seats of SEATS) {
    for (const layout of ['grid', 'spotlight'] as const) {
      expect(panesOf(mixParams({ layout, seats }))).toEqual(SEATS.slice(0, seats));
    }
  }
});

test.each([
  ['solo', [1]],
  ['side-by-side', [1, 13]],
  ['stacked', [1, 13]],
  ['pip', [1, 4]],
  ['grid', [1, 13, 5, 6, 7, 8, 9, 10, 11]],
  ['spotlight', [1, 4, 5, 6, 7, 8, 9, 10, 11]],
] as const)('%s means the layouts %j', (layout, ids) => {
  expect(mpuLayout(mixParams({ layout })).LayoutIds).toEqual(ids);
});

describe('layouts that were made for the app', () => {
  const codes = layoutsToMake().map(({ code }) => code);
  const made = Object.fromEntries(codes.map((code, index) => [code, 10_001 + index]));
  const idsOf = (request: MixRequest) => layoutOf(sceneWith(request), made).LayoutIds;

  test('have each a code of its own, and panes that fill the picture', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const { panes } of layoutsToMake()) {
      const area = panes.reduce((sum, { width, height }) => sum + width * height, 0);
      expect(area).toBeCloseTo(1, 2);
    }
  });

  test('take the place of those with margins, by the number of people', () => {
    for (const orientation of ORIENTATIONS) {
      const end = orientation === 'landscape' ? 'l' : 'p';
      const grid = [3, 4, 5, 6, 7, 8, 9].map((people) => made[`grid${people}${end}`]);
      const two = orientation === 'landscape' ? 13 : made.rows2;
      expect(idsOf({ layout: 'grid', orientation })).toEqual([1, two, ...grid]);
      const spot = [2, 3, 4, 5, 6, 7, 8, 9].map((people) => made[`spotlight${people}${end}`]);
      expect(idsOf({ layout: 'spotlight', orientation })).toEqual([1, ...spot]);
    }
    expect(idsOf({ layout: 'stacked' })).toEqual([1, made.rows2]);
  });

  test('are not needed where a built-in one is the same', () => {
    expect(idsOf({ layout: 'side-by-side' })).toEqual([1, 13]);
    expect(idsOf({ layout: 'pip' })).toEqual([1, 4]);
  });
});

test.each([
  ['#000000', 0],
  ['#FF0000', 255],
  ['#00FF00', 65_280],
  ['#0000FF', 16_711_680],
  ['#ffffff', 16_777_215],
  ['#123456', 0x12 + 0x34 * 256 + 0x56 * 65_536],
])('%s counts as the colour %i', (backgroundColor, number) => {
  expect(mpuLayout(mixParams({ backgroundColor })).BackgroundColor).toBe(number);
});

test('every colour is red + green * 256 + blue * 65536', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(byte, byte, byte, (red, green, blue) => {
      const backgroundColor = `#${Buffer.from([red, green, blue]).toString('hex')}`;
      const { BackgroundColor } = mpuLayout(mixParams({ backgroundColor }));
      expect(BackgroundColor).toBe(red + green * 256 + blue * 65_536);
    }),
  );
});
