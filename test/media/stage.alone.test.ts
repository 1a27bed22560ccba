/** Up to nine people on one stage: seen by pixel, heard by frequency, without a seam in the stream. */
import { layoutById, type Pane } from '../../local/mpu/scene/layouts';
import type { MixSettings } from '../../local/mpu/scene/mix-settings';
import { Broadcast } from './broadcast';
import { Clip } from './clip';
import type { Point, Rgb } from './observation';
import { isNear } from './stream-probe';

const WIDTH = 640;
const HEIGHT = 360;
const BACKGROUND = { r: 64, g: 64, b: 64 };
/** The built-in layouts of 1 to 9 panes. */
const LAYOUTS = [1, 2, 5, 6, 7, 8, 9, 10, 11].map((id) => layoutById(id) ?? []);
const COLORS: Rgb[] = [
  { r: 192, g: 57, b: 43 },
  { r: 41, g: 128, b: 185 },
  { r: 39, g: 174, b: 96 },
  { r: 243, g: 156, b: 18 },
  { r: 142, g: 68, b: 173 },
  { r: 22, g: 160, b: 133 },
  { r: 236, g: 240, b: 241 },
  { r: 211, g: 84, b: 0 },
  { r: 20, g: 30, b: 110 },
];
/** No sum or difference of two is one of the others or one of the silent ones. */
const TONES_HZ = [410, 530, 670, 850, 1010, 1230, 1490, 1790, 2150];
const SILENT_HZ = [120, 940, 1340, 2560];
/** As far within a pane, in pixels, as the probe's square of colours and the codec's ringing reach. */
const INSET = 10;
/** The flat part of a clip, as a share of its height. */
const FLAT = 0.6;

const points: Point[] = [];
/** By the number of people: where each of them has to be seen, and where nobody may be. */
const expected = LAYOUTS.map((panes) => ({
  panes: panes.map((pane) => insidePoints(pane).map(remember)),
  gaps: gapPoints(panes).map(remember),
}));
let show: Broadcast;
let clips: Clip[] = [];

beforeAll(async () => {
  const size = { width: 320, height: 180, fps: 15, durationMs: 2000 };
  clips = await Clip.encodeAll(
    COLORS.map((color, index) => ({ ...size, color, toneHz: TONES_HZ[index] ?? 0 })),
  );
  const settings: MixSettings = {
    video: { width: WIDTH, height: HEIGHT, fps: 15, bitrateKbps: 1000 },
    layouts: LAYOUTS,
    backgroundColor: BACKGROUND,
    cropMode: 'letterbox',
    pinned: [],
  };
  show = await Broadcast.start(settings, { points, tonesHz: [...TONES_HZ, ...SILENT_HZ] });
});

afterAll(() => show.end());

it.each(LAYOUTS.map((panes) => panes.length))(
  'shows %i people each in a pane of their own, to its edges, and nothing beside them',
  async (people) => {
    const clip = clips[people - 1];
    if (clip) show.enter(`user-${people}`, clip);
    const { panes = [], gaps = [] } = expected[people - 1] ?? {};
    const probe = await show.probe;
    await probe.until(({ picture: { colors = [] } = {} }) => {
      const shows = (point: number, color: Rgb | undefined) =>
        color !== undefined && isNear(colors[point], color);
      return (
        panes.every((inside, user) => inside.every((point) => shows(point, COLORS[user]))) &&
        gaps.every((point) => shows(point, BACKGROUND))
      );
    });
  },
);

it('lets all nine be heard equally, each at their own pitch, and adds no tone of its own', async () => {
  const probe = await show.probe;
  await probe.until(({ sound: { amplitudes = [] } = {} }) => {
    const loudest = Math.max(...amplitudes);
    const quietest = Math.min(...amplitudes.slice(0, 9));
    // What is cut off at full scale, instead of turned down, is heard at other pitches.
    const others = Math.max(...amplitudes.slice(9));
    return loudest > 0.05 && quietest > loudest / 2 && others < 0.01;
  });
});

it('never breaks while people join and leave', async () => {
  for (const people of [9, 8, 7, 6, 5]) {
    const clip = clips[people - 1];
    if (clip) show.leave(`user-${people}`, clip);
  }
  const { panes = [] } = expected[3] ?? {};
  const probe = await show.probe;
  await probe.until(({ picture: { colors = [] } = {} }) =>
    panes.every(([middle = 0], user) => isNear(colors[middle], COLORS[user] ?? BACKGROUND)),
  );
  // All of this came over the one connection, with timestamps that only rise.
  expect(probe.endedBecause).toBeUndefined();
  for (const track of ['video', 'audio'] as const) {
    expect(Math.min(...probe.stepsMs(track))).toBeGreaterThan(0);
  }
});

function remember(point: Point): number {
  return points.push(point) - 1;
}

/** The flat middle, and the two upper corners, where clips show their colour alone. */
function insidePoints({ x, y, width, height }: Pane): Point[] {
  const left = x + INSET / WIDTH;
  const right = x + width - INSET / WIDTH;
  const top = y + INSET / HEIGHT;
  return [
    { x: x + width / 2, y: y + height * FLAT },
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: y + height * FLAT },
    { x: right, y: y + height * FLAT },
  ];
}

/** Places of a raster that are well away from every pane. */
function gapPoints(panes: Pane[]): Point[] {
  const raster = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];
  const all = raster.flatMap((y) => raster.map((x) => ({ x, y })));
  return all.filter((point) => panes.every((pane) => isOutside(point, pane)));
}

function isOutside({ x, y }: Point, pane: Pane): boolean {
  const marginX = (2 * INSET) / WIDTH;
  const marginY = (2 * INSET) / HEIGHT;
  return (
    x < pane.x - marginX ||
    x > pane.x + pane.width + marginX ||
    y < pane.y - marginY ||
    y > pane.y + pane.height + marginY
  );
}
