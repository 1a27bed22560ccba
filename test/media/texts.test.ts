/** Titles and names in the picture, from what a host asks for to what the audience's player decodes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sceneWith } from '../../lib/model/scene-fixture';
import { Broadcast } from './broadcast';
import { Clip } from './clip';
import { blankPicture, cut, paste } from './picture';
import { differenceFromKept, Pictures } from './pictures';
import { isNear } from './stream-probe';
import { WireMixers } from './wire-mixers';

const RED = { r: 192, g: 57, b: 43 };
const BLUE = { r: 41, g: 128, b: 185 };
/** Where the texts are in the picture of 1280 by 720. */
const TITLE = { x: 8, y: 8, width: 184, height: 48 };
const NAME = { y: 676, width: 108, height: 36 };
const NAMES = [
  { ...NAME, x: 8 },
  { ...NAME, x: 648 },
];
/** The mean over all pixels after lossy coding; one other letter of a name makes more than that. */
const SAME = 1.2;

const folder = mkdtempSync(join(tmpdir(), 'lianmai-texts-'));
let pictures: Pictures;
let mixers: WireMixers;

beforeAll(async () => {
  pictures = new Pictures();
  mixers = await WireMixers.start();
});
afterAll(async () => {
  await Promise.all([pictures.end(), mixers.end()]);
  rmSync(folder, { recursive: true });
});

it('shows a Chinese title with an emoji, and names, in the decoded stream', async () => {
  const room = {
    hostName: '林小麦',
    stage: [{ userId: 'ann', name: 'Ann 安妮', number: 2, state: 'seated' as const, sinceMs: 0 }],
    onAir: ['host', 'ann'],
    hasCompany: true,
  };
  const scene = sceneWith({ watermark: { text: '周五夜谈 🎉' }, namePlates: true }, room);
  const settings = await mixers.rtc(scene);
  const size = { width: 320, height: 180, fps: 15, durationMs: 1000 };
  const [host, cohost] = (await Clip.encodeAll([
    { ...size, color: RED, toneHz: 440 },
    { ...size, color: BLUE, toneHz: 880 },
  ])) as [Clip, Clip];
  const file = join(folder, 'show.flv');
  const points = [
    { x: 0.25, y: 0.5 },
    { x: 0.75, y: 0.5 },
  ];
  const show = await Broadcast.start(settings, { points }, file);
  show.enter('host', host);
  show.enter('ann', cohost);
  const probe = await show.probe;
  await probe.until(
    ({ picture }) => isNear(picture?.colors[0], RED) && isNear(picture?.colors[1], BLUE),
  );
  await show.end();
  const picture = await pictures.lastOf(file);
  const texts = [TITLE, ...NAMES].map((place) => cut(picture, place));
  const together = blankPicture(TITLE.width, TITLE.height + 2 * NAME.height, 0);
  for (const [index, y] of [0, TITLE.height, TITLE.height + NAME.height].entries()) {
    const text = texts[index];
    if (text) paste(together, text, 0, y);
  }
  expect(differenceFromKept('texts.png', together).mean).toBeLessThan(SAME);
});
