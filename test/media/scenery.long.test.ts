/** What a mix shows beside cameras: placeholders, backgrounds, watermarks and titles. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { layoutById } from '../../local/mpu/scene/layouts';
import type { MixSettings } from '../../local/mpu/scene/mix-settings';
import { Broadcast } from './broadcast';
import { Clip } from './clip';
import type { Rgb } from './observation';
import { png } from './png';
import { isNear, type Observation } from './stream-probe';

const RED = { r: 192, g: 57, b: 43 };
const BLUE = { r: 41, g: 128, b: 185 };
const GREEN = { r: 39, g: 174, b: 96 };
const WHITE = { r: 255, g: 255, b: 255 };
const BLACK = { r: 0, g: 0, b: 0 };
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
/** A JPEG of 16 by 16 pixels in `GREEN`. */
const JPEG = Buffer.from(
  '/9j//gAQTGF2YzYyLjM2LjEwMQD/2wBDAAgEBAQEBAUFBQUFBQYGBgYGBgYGBgYGBgYHBwcICAgHBwcGBgcHCAgICAkJCQgICAgJCQoKCgwMCwsODg4RERT/xABMAAEBAAAAAAAAAAAAAAAAAAAAAgEBAQAAAAAAAAAAAAAAAAAABQYQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAQABADASIAAhEAAxEA/9oADAMBAAIRAxEAPwCAB6Cf/9k=',
  'base64',
);

const SETTINGS: MixSettings = {
  video: { width: 640, height: 360, fps: 15, bitrateKbps: 800 },
  layouts: [layoutById(1) ?? [], layoutById(2) ?? []],
  backgroundColor: BLACK,
  cropMode: 'crop',
  pinned: [],
};
const LEFT = { x: 0.25, y: 0.55 };
const RIGHT = { x: 0.75, y: 0.55 };
const ABOVE = { x: 0.5, y: 0.1 };

let server: Server;
let base: string;
let host: Clip;
let cohost: Clip;

beforeAll(async () => {
  const files: Record<string, Buffer> = {
    '/green.png': png(64, 64, GREEN),
    '/green.jpg': JPEG,
    '/white.png': png(64, 32, WHITE),
    '/half-white.png': png(64, 32, { ...WHITE, a: 128 }),
    '/broken.png': png(64, 64, GREEN).subarray(0, 60),
    '/text.png': Buffer.from('This is not a picture.'),
    '/huge.png': Buffer.alloc(5 * 1024 * 1024),
  };
  server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (request.url === '/slow.png') return;
    response.writeHead(file ? 200 : 404).end(file);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const size = { width: 320, height: 180, fps: 15, durationMs: 1000 };
  const both = [
    { ...size, color: RED, toneHz: 440 },
    { ...size, color: BLUE, toneHz: 880 },
  ];
  [host, cohost] = (await Clip.encodeAll(both)) as [Clip, Clip];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a co-host without a camera', () => {
  const placeholder = () => ({ url: `${base}/green.png`, area: WHOLE, alpha: 1 });

  it('who is pinned has a pane with the placeholder; who is not takes none', async () => {
    const settings: MixSettings = {
      ...SETTINGS,
      layouts: [...SETTINGS.layouts, layoutById(5) ?? []],
      pinned: [
        { pane: 0, userId: 'host', placeholder: placeholder() },
        { pane: 1, userId: 'cohost', placeholder: placeholder() },
      ],
    };
    const show = await Broadcast.start(settings, { points: [LEFT, RIGHT, ABOVE] });
    show.mix.join('voice', { video: false, audio: true });
    show.enter('host', host);
    const probe = await show.probe;
    await probe.until(looks([RED, RED]));
    show.mix.join('cohost', { video: false, audio: true });
    await probe.until(looks([RED, GREEN, BLACK]));
    await show.end();
  });

  it('is shown again as soon as the camera that was switched off is on', async () => {
    const pinned = [{ pane: 1, userId: 'cohost', placeholder: placeholder() }];
    const show = await Broadcast.start({ ...SETTINGS, pinned }, { points: [LEFT, RIGHT] });
    let isCameraOn = true;
    show.enter('host', host);
    show.enter('cohost', cohost, () => isCameraOn);
    const probe = await show.probe;
    await probe.until(looks([RED, BLUE]));
    isCameraOn = false;
    await probe.until(looks([RED, GREEN]));
    isCameraOn = true;
    await probe.until(looks([RED, BLUE]));
    await show.end();
  });

  it.each([
    ['', false],
    [', though muted', true],
  ])('takes no pane any more if there is no placeholder%s', async (_, isMuted) => {
    const show = await Broadcast.start(SETTINGS, { points: [LEFT, RIGHT] });
    let isCameraOn = true;
    show.enter('host', host);
    show.enter(
      'cohost',
      cohost,
      () => isCameraOn,
      () => isMuted,
    );
    const probe = await show.probe;
    await probe.until(looks([RED, BLUE]));
    isCameraOn = false;
    await probe.until(looks([RED, RED]));
    await show.end();
  });
});

it('shows backgrounds from PNG and JPEG behind the panes, and changes them on air', async () => {
  const background = (name: string) => ({ url: `${base}/${name}`, area: WHOLE, alpha: 1 });
  const settings = { ...SETTINGS, layouts: [layoutById(2) ?? []] };
  const points = [ABOVE, RIGHT, LEFT];
  const backgrounds = [background('green.jpg')];
  const show = await Broadcast.start({ ...settings, backgrounds }, { points });
  show.enter('host', host);
  const probe = await show.probe;
  await probe.until(looks([GREEN, GREEN, RED]));
  show.mix.update({ backgrounds: [background('white.png')] });
  await probe.until(looks([WHITE, WHITE, RED]));
  show.mix.update({ backgrounds: [] });
  await probe.until(looks([BLACK, BLACK, RED]));
  await show.end();
  expect(Math.min(...probe.stepsMs('video'))).toBeGreaterThan(0);
});

it('lays watermarks and titles over the picture without piling them up', async () => {
  const corner = { x: 0.75, y: 0.05, width: 0.2, height: 0.2 };
  const text = { text: '\u25cfM\u4e2d', x: 0.05, y: 0.1, fontSize: 72, color: WHITE, alpha: 1 };
  const settings: MixSettings = {
    ...SETTINGS,
    watermarks: [{ url: `${base}/half-white.png`, area: corner, alpha: 1 }],
    pinned: [{ pane: 0, texts: [text] }],
  };
  const inWatermark = { x: 0.85, y: 0.15 };
  // The middle of the first letter, which is a dot.
  const inLetter = { x: 0.05 + 36 / 640, y: 0.1 + 42 / 360 };
  const show = await Broadcast.start(settings, { points: [inWatermark, inLetter, LEFT] });
  show.enter('host', host);
  const halfway = { r: (192 + 255) / 2, g: (57 + 255) / 2, b: (43 + 255) / 2 };
  const probe = await show.probe;
  await probe.until(({ picture }) => isNear(picture?.colors[0], halfway, 16));
  const first = probe.pictures.length;
  await probe.until(() => probe.pictures.length > first + 20);
  await show.end();
  for (const { colors } of probe.pictures.slice(first)) {
    expect(isNear(colors[0], halfway, 16)).toBe(true);
    // The colours of letters are shared with their neighbours, but their brightness is their own.
    expect(Math.min(colors[1]?.r ?? 0, colors[1]?.g ?? 0)).toBeGreaterThan(150);
    expect(isNear(colors[2], RED)).toBe(true);
  }
});

it('goes on without a picture that is missing, broken, too large or too slow', async () => {
  const names = ['absent.png', 'broken.png', 'text.png', 'huge.png', 'slow.png'];
  const urls = [...names.map((name) => `${base}/${name}`), 'file:///etc/hostname'];
  const watermarks = urls.map((url) => ({ url, area: WHOLE, alpha: 1 }));
  const show = await Broadcast.start({ ...SETTINGS, watermarks }, { points: [LEFT] });
  const missing: string[] = [];
  show.mix.on('picture-missing', (url) => missing.push(url));
  show.enter('host', host);
  const probe = await show.probe;
  await probe.until(looks([RED]));
  while (missing.length < urls.length) await once(show.mix, 'picture-missing');
  await show.end();
  expect(missing.toSorted()).toEqual(urls.toSorted());
  expect(isNear(probe.pictures.at(-1)?.colors[0], RED)).toBe(true);
});

/** Whether the watched places have these colours. */
function looks(wanted: Rgb[]): (seen: Observation) => boolean {
  return ({ picture }) => wanted.every((color, index) => isNear(picture?.colors[index], color));
}
