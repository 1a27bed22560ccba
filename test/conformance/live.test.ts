/**
 * The live server as FFmpeg's libraries see it: they publish to it and play from it, by every
 * protocol that it speaks.
 */
import { createHash } from 'node:crypto';
import { CallLog } from '../../local/call-log';
import { Clock } from '../../local/clock';
import { Faults } from '../../local/control/faults';
import { type LiveServer, startLive } from '../../local/live/server';
import { runLibav } from './libav-process';
import type { PublishTask } from './live-libav';

const PUSH_KEY = 'push-key';
const PLAY_KEY = 'play-key';
/** Faster than real time, so that segments come about quickly. */
const SPEED = 4;

const clock = new Clock();
const log = new CallLog();
let live: LiveServer;

beforeAll(async () => {
  const keys = { pushKey: PUSH_KEY, playKey: PLAY_KEY, validitySeconds: 0 };
  live = await startLive({
    pushPort: 0,
    playPort: 0,
    snapshotPath: '',
    ...keys,
    clock,
    faults: new Faults(),
    log,
  });
});

afterAll(() => live.close());

function sign(path: string, key: string, ttlSeconds = 60): string {
  const timestamp = Math.floor(clock.now() / 1000) + ttlSeconds;
  const hash = createHash('md5').update(`${path}-${timestamp}-0-0-${key}`).digest('hex');
  return `${path}?auth_key=${timestamp}-0-0-${hash}`;
}

function pushUrl(stream: string, key = PUSH_KEY): string {
  return `rtmp://${live.pushDomain}${sign(`/live/${stream}`, key)}`;
}

function playUrls(stream: string, key = PLAY_KEY, ttlSeconds = 60) {
  return {
    rtmp: `rtmp://${live.playDomain}${sign(`/live/${stream}`, key, ttlSeconds)}`,
    flv: `http://${live.playDomain}${sign(`/live/${stream}.flv`, key, ttlSeconds)}`,
    hls: `http://${live.playDomain}${sign(`/live/${stream}.m3u8`, key, ttlSeconds)}`,
  };
}

/** Begins to publish; returns once the server lets players in by HLS, too. */
async function publish(stream: string, options: Partial<PublishTask> = {}) {
  const task = { do: 'publish', url: pushUrl(stream), speed: SPEED } as const;
  const aborter = new AbortController();
  const ended = runLibav({ ...task, hasVideo: true, ...options }, aborter.signal);
  await Promise.race([ended, untilPlayable(stream)]);
  /** Kills the publisher. */
  const stop = () => {
    aborter.abort();
    return ended.catch(() => undefined);
  };
  return { ended, stop };
}

async function untilPlayable(stream: string): Promise<void> {
  while (!(await fetch(playUrls(stream).hls)).ok) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const PICTURES = expect.objectContaining({ width: 320, height: 180, isMonotone: true });
const SOUND = expect.objectContaining({ sampleRate: 44_100, isMonotone: true });

test('what libav publishes, libav plays by RTMP, HTTP-FLV and HLS', async () => {
  const { stop } = await publish('room-1');
  const urls = playUrls('room-1');
  const play = (url: string) => runLibav({ do: 'play', url, seconds: 3 });
  const reports = await Promise.all([play(urls.rtmp), play(urls.flv), play(urls.hls)]);
  for (const { tracks } of reports) {
    expect(tracks).toEqual({ h264: PICTURES, aac: SOUND });
    // Three seconds of 15 pictures: all of them could be decoded, from the very first.
    expect(tracks.h264?.packets).toBeGreaterThanOrEqual(45);
    expect(tracks.h264?.decodedFrames).toBe(tracks.h264?.packets);
    expect(tracks.aac?.decodedFrames).toBe(tracks.aac?.packets);
  }
  for (const { tracks } of reports.slice(0, 2)) expect(tracks.h264?.firstSeconds).toBe(0);
  await stop();
});

test('players stay on until libav stops publishing, also past 24 bits of timestamp', async () => {
  // 0xffffff ms is 16,777.215 s, where RTMP begins to write longer timestamps.
  const { ended } = await publish('room-2', { seconds: 20, startSeconds: 16_771 });
  const { rtmp, flv } = playUrls('room-2');
  const reports = [runLibav({ do: 'play', url: rtmp }), runLibav({ do: 'play', url: flv })];
  for (const { tracks } of await Promise.all(reports)) {
    expect(tracks).toEqual({ h264: PICTURES, aac: SOUND });
    expect(tracks.h264?.firstSeconds).toBe(0);
    expect(tracks.h264?.lastSeconds).toBeGreaterThan(1);
    expect(tracks.h264?.decodedFrames).toBe(tracks.h264?.packets);
  }
  expect((await ended).isOpened).toBe(true);
  expect(live.streams()).toEqual([]);
});

test('sound without pictures plays by HTTP-FLV and HLS', async () => {
  const { stop } = await publish('room-3', { hasVideo: false });
  const { flv, hls } = playUrls('room-3');
  const reports = [flv, hls].map((url) => runLibav({ do: 'play', url, seconds: 1 }));
  for (const { tracks } of await Promise.all(reports)) {
    expect(tracks).toEqual({ aac: SOUND });
    expect(tracks.aac?.decodedFrames).toBe(tracks.aac?.packets);
  }
  await stop();
});

test('H.265 that libav publishes as enhanced RTMP it plays by RTMP, HTTP-FLV and HLS', async () => {
  const { stop } = await publish('room-5', { isHevc: true });
  const urls = Object.values(playUrls('room-5'));
  const reports = urls.map((url) => runLibav({ do: 'play', url, seconds: 2 }));
  for (const { tracks } of await Promise.all(reports)) {
    expect(tracks).toEqual({ hevc: PICTURES, aac: SOUND });
    expect(tracks.hevc?.packets).toBeGreaterThanOrEqual(30);
    // The decoder keeps the last pictures back, for others that may come before them.
    expect(tracks.hevc?.decodedFrames).toBeGreaterThan(20);
  }
  await stop();
});

test('libav is refused on every protocol without a good auth_key, or when nothing is live', async () => {
  const wrong = playUrls('room-4', 'another-key');
  const expired = playUrls('room-4', PLAY_KEY, -1);
  const idle = playUrls('room-4');
  const urls = [wrong, expired, idle].flatMap(({ rtmp, flv, hls }) => [rtmp, flv, hls]);
  const plays = urls.map((url) => runLibav({ do: 'play', url }));
  const url = pushUrl('room-4', PLAY_KEY);
  const push = runLibav({ do: 'publish', url, seconds: 1, speed: SPEED, hasVideo: true });
  for (const { isOpened } of await Promise.all([...plays, push])) expect(isOpened).toBe(false);
  const reasons = log
    .list('live')
    .filter(({ detail }) => detail?.stream === 'room-4')
    .map(({ operation, detail }) => `${operation} ${detail?.protocol} ${detail?.reason}`);
  const protocols = ['rtmp', 'flv', 'hls'];
  const expected = ['auth_key wrong', 'auth_key expired', 'stream not live'].flatMap((reason) =>
    protocols.map((protocol) => `PlayRefused ${protocol} ${reason}`),
  );
  expect(reasons.sort()).toEqual([...expected, 'PublishRefused rtmp auth_key wrong'].sort());
});
