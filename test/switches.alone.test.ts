/**
 * One show in which the task goes from a relay to a mix and back, again and again, as its audience gets
 * it. `SWITCHES=100 npx jest test/switches` switches so often; it takes minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Participant } from '../local/synthetic/participant-process';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { isNear, type Observation, StreamProbe } from './media/stream-probe';

const SWITCHES = Number(process.env.SWITCHES ?? 6);
/** Far more than they take, for machines that are busy with other things. */
jest.setTimeout(120_000 + SWITCHES * 15_000);

const RED = { r: 0xc0, g: 0x39, b: 0x2b };
const BLUE = { r: 0x24, g: 0x71, b: 0xa3 };
const HOST = { color: '#c0392b', tone: 440, role: 'host' };
const COHOST = { color: '#2471a3', tone: 660 };
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const AUDIBLE = 0.05;
const SILENT = 0.01;
/** The size of what the host sends, and of the mix. */
const RELAYED = 640;
const MIXED = 1280;
/** Shorter than a viewer's buffer. */
const MAX_GAP_MS = 500;
/** A mixer in real time leaves out pictures that a busy machine delays. */
const MAX_BUSY_GAP_MS = 1500;
/** No picture of the host is as far from it, in any channel. */
const FAR = 100;
/** The rest after the last guest, and a little more. */
const ALONE_MS = 31_000;
const LOOK_MS = 3000;

const looks =
  (left: typeof RED, right: typeof RED, width: number) =>
  ({ picture }: Observation) =>
    isNear(picture?.colors[0], left) &&
    isNear(picture?.colors[1], right) &&
    picture?.width === width;
const amplitude = ({ sound }: Observation, index: number) => sound?.amplitudes[index] ?? 0;
const isRelay = (seen: Observation) =>
  looks(RED, RED, RELAYED)(seen) && amplitude(seen, 0) > AUDIBLE && amplitude(seen, 1) < SILENT;
const isMutedMix = (seen: Observation) =>
  looks(RED, RED, MIXED)(seen) && amplitude(seen, 0) < SILENT;
const isCoveredMix = (seen: Observation) =>
  seen.picture?.width === MIXED &&
  !isNear(seen.picture.colors[0], RED, FAR) &&
  amplitude(seen, 0) < SILENT;
const isMixOfTwo = (seen: Observation) =>
  looks(RED, BLUE, MIXED)(seen) && amplitude(seen, 0) > AUDIBLE && amplitude(seen, 1) > AUDIBLE;

describe.each(['rtc', 'live'])('by MIXER=%s', (mixer) => {
  let cloud: LocalCloud;
  let audience: StreamProbe;
  let guest: Participant | undefined;

  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
    await cloud.api('POST', '/create-room', { body: { roomId: 'often' } });
    await cloud.join('often', 'host', HOST);
    const started = await cloud.api('POST', '/start-mix/often', { body: {} });
    audience = await StreamProbe.open(started.body.playUrls?.flv ?? '', {
      points: POINTS,
      tonesHz: [HOST.tone, COHOST.tone],
    });
    await audience.until(isRelay);
  });
  afterAll(async () => {
    await audience?.close();
    await giveBack(cloud);
  });

  const mute = (muted: string[]) => cloud.api('POST', '/update-mix/often', { body: { muted } });

  async function switchForGuest(): Promise<void> {
    guest = await cloud.join('often', 'cohost', COHOST);
    await audience.until(isMixOfTwo);
    await cloud.api('POST', '/unseat-member/often/cohost', { body: {} });
    await audience.until(looks(RED, RED, MIXED));
    await restUntilRelay();
    guest.kill();
  }

  /** The rest begins when the event has told that the guest is gone, which may take a moment. */
  async function restUntilRelay(): Promise<void> {
    let isRelayed = false;
    const relayed = audience.until(isRelay).finally(() => {
      isRelayed = true;
    });
    while (!isRelayed) {
      await cloud.advance(ALONE_MS);
      await Promise.race([relayed, sleep(LOOK_MS)]);
    }
    await relayed;
  }

  async function switchForMute(): Promise<void> {
    await mute(['host']);
    await audience.until(isMutedMix);
    await mute([]);
    await audience.until(isRelay);
  }

  /** A relay has nothing that could be covered: it becomes a mix for as long. */
  async function switchForCover(): Promise<void> {
    const admin = (path: string, body: object) => cloud.api('POST', path, { as: 'admin', body });
    const deed = { action: 'cover', userId: 'host', reason: 'A test card' };
    expect((await admin('/moderate/often', deed)).status).toBe(200);
    await audience.until(isCoveredMix);
    expect((await admin('/lift-moderation/often', { userId: 'host' })).status).toBe(200);
    await audience.until(isRelay);
  }

  test(`${SWITCHES} switches are seen and heard, each as it should be`, async () => {
    for (let switches = 0; switches < SWITCHES; switches += 2) {
      // Every tenth time a guest comes and goes, or an admin covers the host; the others are quicker.
      if (switches % 20 === 0) await switchForGuest();
      else await (switches % 20 === 2 ? switchForCover() : switchForMute());
    }
  });

  test('the audience kept one connection, and there was one task', async () => {
    expect(audience.endedBecause).toBeUndefined();
    const plays = (await cloud.calls('live')).filter(({ operation }) => operation === 'Play');
    expect(plays).toHaveLength(1);
    const starts = (await cloud.calls('rtc')).filter(({ operation }) => /^Start/.test(operation));
    expect(starts).toHaveLength(1);
  });

  test('time only went forward, without a gap where a relay or a mix took over', () => {
    const takeOvers = audience.pictures.flatMap(({ width, timestampMs }, index) => {
      const before = audience.pictures[index - 1];
      return before && before.width !== width ? [timestampMs - before.timestampMs] : [];
    });
    const [video, audio] = [audience.stepsMs('video'), audience.stepsMs('audio')];
    const most = [takeOvers, video, audio].map((steps) => Math.round(Math.max(...steps)));
    console.info(`${mixer}: ${takeOvers.length} switches of at most ${most[0]} ms`);
    console.info(`${mixer}: pictures at most ${most[1]} ms apart, sound ${most[2]} ms`);
    expect(takeOvers.length).toBeGreaterThanOrEqual(SWITCHES);
    expect(Math.max(...takeOvers, ...audio)).toBeLessThanOrEqual(MAX_GAP_MS);
    expect(Math.max(...video)).toBeLessThan(MAX_BUSY_GAP_MS);
    expect(Math.min(...video, ...audio)).toBeGreaterThan(0);
  });
});
