/** HLS as hls.js plays it in a browser, when the push is interrupted or changes its tracks. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { type LiveServer, startLive } from '../../local/live/server';
import { Mix } from '../../local/mpu/mix';
import { runLibav } from '../conformance/libav-process';
import { buildProcess } from '../media/build-process';
import { Clip } from '../media/clip';
import { TestBrowser } from './browser';
import { HlsViewer } from './hls-viewer';

const PUSH_KEY = 'push-key';
const PLAY_KEY = 'play-key';
/** A viewer must not notice more of an interruption than this. */
const MAX_STAND_MS = 3000;

let live: LiveServer;
let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.launch();
  live = await startLive({
    pushPort: 0,
    playPort: 0,
    pushKey: PUSH_KEY,
    playKey: PLAY_KEY,
    validitySeconds: 0,
    mayPagesPlay: () => true,
    clock: new Clock(),
    faults: new Faults(),
    log: new CallLog(),
    // Never started: nobody asks for a picture.
    snapshotPath: '',
  });
});
afterAll(async () => {
  await browser?.close();
  await live?.close();
});

function signed(path: string, key: string): string {
  const timestamp = Math.floor(Date.now() / 1000) + 600;
  const hash = createHash('md5').update(`${path}-${timestamp}-0-0-${key}`).digest('hex');
  return `${path}?auth_key=${timestamp}-0-0-${hash}`;
}

function pushUrl(stream: string): string {
  return `rtmp://${live.pushDomain}${signed(`/live/${stream}`, PUSH_KEY)}`;
}

function isLive(name: string): boolean {
  return live.streams().some(({ stream }) => stream === name);
}

/** Begins to publish in real time; the answer kills the publisher. */
async function publish(stream: string, hasVideo = true): Promise<() => Promise<void>> {
  const aborter = new AbortController();
  const ended = runLibav(
    { do: 'publish', url: pushUrl(stream), speed: 1, hasVideo },
    aborter.signal,
  ).catch(() => undefined);
  while (!isLive(stream)) await sleep(20);
  return async () => {
    aborter.abort();
    await ended;
    while (isLive(stream)) await sleep(20);
  };
}

/** Somebody who watches from the first segment on. */
async function watch(stream: string): Promise<HlsViewer> {
  const url = `http://${live.playDomain}${signed(`/live/${stream}.m3u8`, PLAY_KEY)}`;
  while (!(await fetch(url)).ok) await sleep(50);
  const { page } = await browser.person();
  const viewer = await HlsViewer.open(page, url);
  await viewer.until(({ seconds }) => seconds > 1);
  return viewer;
}

test('who has seen all there was goes on within three seconds when the push comes back', async () => {
  const kill = await publish('long');
  const viewer = await watch('long');
  await kill();
  const before = await viewer.until(({ standMs }) => standMs > 2000);
  const killAgain = await publish('long');
  const resumedAtMs = Date.now();
  await viewer.until(({ seconds }) => seconds > before.bufferedSeconds);
  expect(Date.now() - resumedAtMs).toBeLessThan(MAX_STAND_MS);
  await killAgain();
  await viewer.close();
});

test('who watches a mix goes on within three seconds when the mixing process is killed', async () => {
  const size = { color: { r: 192, g: 32, b: 32 }, width: 320, height: 180, fps: 15 };
  const clip = await Clip.encode({ ...size, durationMs: 1000, toneHz: 440 });
  const first = startMix(clip);
  await once(first, 'publishing');
  const viewer = await watch('mix');
  process.kill(first.processId ?? 0, 'SIGKILL');
  await once(first, 'ended');
  const second = startMix(clip);
  const { longestStandMs } = await viewer.until(({ discontinuity }) => discontinuity === 1);
  expect(longestStandMs).toBeLessThan(MAX_STAND_MS);
  clip.stop();
  await second.stop();
  await viewer.close();
});

function startMix(clip: Clip): Mix {
  const mix = new Mix({
    taskId: 'hls',
    streamUrl: pushUrl('mix'),
    settings: {
      layouts: [],
      backgroundColor: { r: 0, g: 0, b: 0 },
      cropMode: 'letterbox',
      pinned: [],
    },
    mixerPath: buildProcess('local/mpu/mixer.ts'),
  });
  mix.on('keyframe', () => clip.sendKeyframe());
  mix.join('host', { video: true, audio: true });
  clip.play((kind, packet) => mix.rtp('host', kind, packet));
  return mix;
}

test('who hears sound first sees the picture that comes later', async () => {
  const kill = await publish('later', false);
  const viewer = await watch('later');
  expect(await viewer.look()).toMatchObject({ width: 0, pictures: 0 });
  await kill();
  const killAgain = await publish('later');
  await viewer.until(({ pictures }) => pictures > 0);
  expect(await viewer.look()).toMatchObject({ width: 320, discontinuity: 1 });
  await killAgain();
  await viewer.close();
});
