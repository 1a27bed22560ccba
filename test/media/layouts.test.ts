/**
 * The picture of every layout for every number of people, from the scene by each API's request to the
 * pixels of the local mixer. Cameras have three shapes: each sends a colour with a round disc.
 */
import {
  fitsSeats,
  LAYOUTS,
  type Layout,
  ORIENTATIONS,
  type Orientation,
} from '../../lib/model/layout';
import type { Scene } from '../../lib/model/scene';
import { sceneWith } from '../../lib/model/scene-fixture';
import type { MixSettings } from '../../local/mpu/mix';
import { blankPicture, type Picture, paste } from './picture';
import { differenceFromKept, type Person, Pictures } from './pictures';
import { WireMixers } from './wire-mixers';

const LONG = 160;
const SHORT = 90;
/** Grey lies between the pictures of a sheet. */
const GREY = 128;
const GAP = 4;
/** Less than this in all three colours is the background, which nobody may see. */
const DARK = 24;
/** Scaling differs from machine to machine by a little along edges. */
const SAME = 0.5;

const SHAPES = [
  { width: 320, height: 180 },
  { width: 240, height: 180 },
  { width: 180, height: 320 },
];
const COLORS = [
  'c0392b',
  '2980b9',
  '27ae60',
  'f1c40f',
  '8e44ad',
  'e67e22',
  '16a085',
  'd35492',
  '7f8c1d',
];
const PEOPLE: Person[] = COLORS.map((hex, index) => {
  const [r = 0, g = 0, b = 0] = Buffer.from(hex, 'hex');
  const shape = SHAPES[index % SHAPES.length] ?? { width: 320, height: 180 };
  return { userId: index === 0 ? 'host' : `guest${index}`, color: { r, g, b }, ...shape };
});
const MOST: Record<Layout, number> = {
  solo: 1,
  'side-by-side': 2,
  stacked: 2,
  pip: 2,
  grid: 9,
  spotlight: 9,
};

interface Case {
  layout: Layout;
  orientation: Orientation;
  people: number;
}

/** One person has the whole picture in every layout, so that more are the rule. */
const CASES: Case[] = ORIENTATIONS.flatMap((orientation) =>
  LAYOUTS.filter((layout) => fitsSeats(layout, 9)).flatMap((layout) =>
    Array.from({ length: MOST[layout] }, (_, index) => ({
      layout,
      orientation,
      people: index + 1,
    })),
  ),
);

let pictures: Pictures;
/** What each API makes of the cases, in their order. */
const asked: Record<'rtc' | 'live', MixSettings[]> = { rtc: [], live: [] };

beforeAll(async () => {
  const mixers = await WireMixers.start();
  for (const each of CASES) {
    asked.rtc.push(await mixers.rtc(sceneFor(each)));
    asked.live.push(await mixers.live(sceneFor(each)));
  }
  await mixers.end();
  pictures = new Pictures();
});
afterAll(() => pictures.end());

test.each(['rtc', 'live'] as const)(
  'every layout uses all of the canvas and is as it was drawn before, by the %s API',
  async (api) => {
    const drawn: Picture[] = [];
    for (const [index, settings] of asked[api].entries()) {
      drawn.push(await draw(settings, CASES[index]?.people ?? 0));
    }
    const withBackground = CASES.filter((_, index) => hasBackground(drawn[index]));
    expect(withBackground).toEqual([]);
    const { mean } = differenceFromKept('layouts.png', sheetOf(drawn), api);
    expect(mean).toBeLessThan(SAME);
  },
);

function sceneFor({ layout, orientation, people }: Case): Scene {
  const guests = PEOPLE.slice(1, people).map(({ userId }) => userId);
  return sceneWith({ layout, orientation, resolution: '360p' }, { guests });
}

async function draw(settings: MixSettings, people: number): Promise<Picture> {
  const { width = 0, height = 0 } = settings.video ?? {};
  const size = width > height ? { width: LONG, height: SHORT } : { width: SHORT, height: LONG };
  return pictures.draw({ settings, people: PEOPLE.slice(0, people), ...size });
}

function hasBackground(picture: Picture | undefined): boolean {
  const { rgb } = picture ?? blankPicture(1, 1, 0);
  for (let at = 0; at < rgb.length; at += 3) {
    if (Math.max(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0) < DARK) return true;
  }
  return false;
}

/** All of them side by side: those that lie above those that stand. */
function sheetOf(drawn: Picture[]): Picture {
  const rows = [...inRows(drawn, LONG, 6), ...inRows(drawn, SHORT, 8)];
  const height = rows.reduce((sum, [first]) => sum + (first?.height ?? 0) + GAP, GAP);
  const sheet = blankPicture(6 * (LONG + GAP) + GAP, height, GREY);
  let y = GAP;
  for (const row of rows) {
    for (const [index, picture] of row.entries()) {
      paste(sheet, picture, GAP + index * (picture.width + GAP), y);
    }
    y += (row[0]?.height ?? 0) + GAP;
  }
  return sheet;
}

function inRows(drawn: Picture[], width: number, perRow: number): Picture[][] {
  const those = drawn.filter((picture) => picture.width === width);
  const rows = Array.from({ length: Math.ceil(those.length / perRow) }, (_, row) => row);
  return rows.map((row) => those.slice(row * perRow, (row + 1) * perRow));
}
