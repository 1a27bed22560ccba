/** A stream that is passed on as it comes, and the mix that takes over from it and gives it back. */
import type { MixSettings } from '../../local/mpu/mix';
import { layoutById } from '../../local/mpu/scene/layouts';
import { Broadcast } from './broadcast';
import { Clip } from './clip';
import { isNear, type Observation } from './stream-probe';

const RED = { r: 192, g: 57, b: 43 };
const BLUE = { r: 41, g: 128, b: 185 };
const MIX: MixSettings = {
  relayed: null,
  video: { width: 640, height: 360, fps: 25, bitrateKbps: 500 },
  layouts: [layoutById(1) ?? [], layoutById(13) ?? []],
  backgroundColor: { r: 0, g: 0, b: 0 },
  cropMode: 'crop',
  pinned: [],
};
const RELAY: MixSettings = { ...MIX, relayed: 'host', layouts: [] };
/** Shorter than a viewer's buffer. */
const MAX_GAP_MS = 500;
const SWITCHES = 20;
const SIZE = { width: 320, height: 180, fps: 15, durationMs: 2000 };

/** In the flat part of the clips. */
const LEFT = { x: 0.25, y: 0.6 };
const RIGHT = { x: 0.75, y: 0.6 };
const shows =
  (left: typeof RED, right: typeof RED, width: number) =>
  ({ picture }: Observation) =>
    isNear(picture?.colors[0], left) &&
    isNear(picture?.colors[1], right) &&
    picture?.width === width;

let host: Clip;
let guest: Clip;

beforeAll(async () => {
  host = await Clip.encode({ ...SIZE, color: RED, toneHz: 440 });
  guest = await Clip.encode({ ...SIZE, color: BLUE, toneHz: 880 });
});
afterAll(() => {
  host.stop();
  guest.stop();
});

const { video: _, ...withoutSize } = RELAY;

test('a relay has the picture in the size that it was sent in, with its sound', async () => {
  const show = await Broadcast.start(withoutSize, { points: [LEFT, RIGHT], tonesHz: [440] });
  show.enter('host', host);
  const probe = await show.probe;
  await probe.until((seen) => shows(RED, RED, 320)(seen) && (seen.sound?.amplitudes[0] ?? 0) > 0.1);
  expect(probe.info).toMatchObject({
    video: { codec: 'h264', width: 320, height: 180 },
    audio: { codec: 'aac' },
  });
  await show.end();
});

test('it becomes a mix and a relay again and again, on one timeline and without a gap', async () => {
  const show = await Broadcast.start(withoutSize, { points: [LEFT, RIGHT], tonesHz: [440, 880] });
  show.enter('host', host);
  const probe = await show.probe;
  await probe.until(shows(RED, RED, 320));
  for (let switches = 0; switches < SWITCHES; switches += 2) {
    show.mix.update(MIX);
    show.enter('guest', guest);
    await probe.until(
      (seen) => shows(RED, BLUE, 640)(seen) && (seen.sound?.amplitudes[1] ?? 0) > 0.05,
    );
    show.leave('guest', guest);
    show.mix.update(RELAY);
    await probe.until(shows(RED, RED, 320));
  }
  await show.end();
  for (const track of ['video', 'audio'] as const) {
    const steps = probe.stepsMs(track);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThanOrEqual(MAX_GAP_MS);
  }
});

test('it goes on air as a mix if it becomes one before its user has sent a picture', async () => {
  const show = await Broadcast.start(withoutSize, { points: [LEFT, RIGHT] });
  show.enter('host', host, () => false);
  show.mix.update(MIX);
  show.enter('guest', guest);
  const probe = await show.probe;
  await probe.until(shows(BLUE, BLUE, 640));
  await show.end();
});

test('a size that changes while the push is being opened is the one that is seen', async () => {
  const show = await Broadcast.start(MIX, { points: [LEFT, RIGHT] });
  show.mix.update({ video: { width: 480, height: 480, fps: 25, bitrateKbps: 500 } });
  show.enter('host', host);
  const probe = await show.probe;
  await probe.until(shows(RED, RED, 480));
  await show.end();
});

test('its user is in the mix from the first picture on, also without another keyframe', async () => {
  const rare = await Clip.encode({ ...SIZE, durationMs: 60_000, color: RED, toneHz: 440 });
  jest.spyOn(rare, 'sendKeyframe').mockReturnValue();
  const show = await Broadcast.start(withoutSize, { points: [LEFT, RIGHT] });
  show.enter('host', rare);
  const probe = await show.probe;
  await probe.until(shows(RED, RED, 320));
  show.mix.update(MIX);
  show.enter('guest', guest);
  await probe.until(shows(RED, BLUE, 640));
  await show.end();
  const mixed = probe.pictures.filter(({ width }) => width === 640);
  expect(mixed.filter(({ colors: [left] }) => !isNear(left, RED))).toEqual([]);
});
