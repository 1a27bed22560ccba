import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildProcess } from '../../test/media/build-process';
import { Clip } from '../../test/media/clip';
import { isNear, StreamProbe } from '../../test/media/stream-probe';
import { Mix, type MixEnd, type MixSettings } from './mix';
import { layoutById } from './scene/layouts';

const RED = { r: 192, g: 57, b: 43 };
const BLUE = { r: 41, g: 128, b: 185 };
const VIDEO_FPS = 25;
const SETTINGS: MixSettings = {
  video: { width: 640, height: 360, fps: VIDEO_FPS, bitrateKbps: 500 },
  layouts: [layoutById(1) ?? [], layoutById(13) ?? []],
  backgroundColor: { r: 0, g: 0, b: 0 },
  cropMode: 'crop',
  pinned: [],
};
/** In the flat part of the clips, in the left and in the right pane of layout 13. */
const POINTS = [
  { x: 0.25, y: 0.6 },
  { x: 0.75, y: 0.6 },
];
const AAC_BLOCK_MS = 21;
const HOST_HZ = 440;
const COHOST_HZ = 880;

const folder = mkdtempSync(join(tmpdir(), 'mixer-'));
const mixerPath = buildProcess('local/mpu/mixer.ts');
let host: Clip;
let cohost: Clip;

beforeAll(async () => {
  const size = { width: 320, height: 180, fps: 15, durationMs: 2000 };
  host = await Clip.encode({ ...size, color: RED, toneHz: HOST_HZ });
  cohost = await Clip.encode({ ...size, color: BLUE, toneHz: COHOST_HZ });
});

afterEach(() => {
  host.stop();
  cohost.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a co-host who comes and goes', () => {
  let probe: StreamProbe;
  let end: MixEnd;

  beforeAll(async () => {
    const { mix, streamUrl, ended } = startMix('comes-and-goes');
    enter(mix, 'host', host);
    await once(mix, 'publishing');
    await wait(1800);
    enter(mix, 'cohost', cohost);
    await wait(1500);
    mix.leave('cohost');
    await wait(1000);
    await mix.stop();
    end = await ended;
    probe = await watch(streamUrl);
  });

  it('changes the layout with the head count: one pane, two, one', () => {
    const layouts = probe.pictures.map(({ colors: [left, right] }) => {
      if (isNear(left, RED) && isNear(right, RED)) return 'one';
      return isNear(left, RED) && isNear(right, BLUE) ? 'two' : 'other';
    });
    const changes = layouts.filter((layout, index) => layout !== layouts[index - 1]);
    // Before the first picture of the host has come, the background is shown.
    expect(changes.filter((layout, index) => index > 0 || layout !== 'other')).toEqual([
      'one',
      'two',
      'one',
    ]);
  });

  it('mixes the sound of everyone who is there', () => {
    const heard = probe.sounds.map(({ amplitudes: [hostTone = 0, cohostTone = 0] }) => ({
      host: hostTone > 0.1,
      cohost: cohostTone > 0.1,
    }));
    expect(heard.filter((tones) => tones.host && tones.cohost).length).toBeGreaterThan(10);
    expect(heard.slice(-3)).toEqual(Array(3).fill({ host: true, cohost: false }));
  });

  it('never interrupts the stream: timestamps rise, by 200 ms at most', () => {
    for (const track of ['video', 'audio'] as const) {
      const steps = probe.stepsMs(track);
      expect(steps.length).toBeGreaterThan(50);
      expect(Math.min(...steps)).toBeGreaterThan(0);
      expect(Math.max(...steps)).toBeLessThanOrEqual(200);
    }
  });

  it('keeps sound and picture together to the end', () => {
    const last = (track: string) =>
      probe.packets.filter((packet) => packet.track === track).at(-1)?.timestampMs ?? 0;
    expect(Math.abs(last('video') - last('audio'))).toBeLessThan(100);
  });

  it('brings the picture and the sound of who joins within 150 ms of each other', () => {
    const seen = probe.pictures.find(({ colors: [, right] }) => isNear(right, BLUE));
    const heard = probe.sounds.find(({ amplitudes: [, tone = 0] }) => tone > 0.02);
    // A report covers the tenth of a second before it; its loudness tells how much of that was tone.
    const share = Math.min((heard?.amplitudes[1] ?? 0) / 0.25, 1);
    const heardMs = (heard?.timestampMs ?? 0) + AAC_BLOCK_MS - 100 * share;
    expect(Math.abs((seen?.timestampMs ?? 0) - heardMs)).toBeLessThan(150);
  });

  it('is H.264 with a keyframe every two seconds, and AAC in stereo', () => {
    expect(probe.info).toEqual({
      video: { codec: 'h264', width: 640, height: 360 },
      audio: { codec: 'aac', sampleRate: 48_000, channels: 2 },
    });
    // By pictures, as a busy machine leaves some out.
    const pictures = probe.packets.filter(({ track }) => track === 'video');
    const [first = 0, second = 0] = pictures.flatMap(({ keyframe }, at) => (keyframe ? [at] : []));
    expect(second - first).toBe(2 * VIDEO_FPS);
  });

  it('ends as stopped', () => {
    expect(end).toBe('stopped');
  });
});

it('has no video stream when only sound is asked for', async () => {
  const { video: _, ...soundOnly } = SETTINGS;
  const { mix, streamUrl } = startMix('sound-only', soundOnly);
  enter(mix, 'host', host);
  await once(mix, 'publishing');
  await wait(1000);
  await mix.stop();
  const probe = await watch(streamUrl);
  expect(probe.info.video).toBeUndefined();
  expect(probe.sounds.at(-1)?.amplitudes[0]).toBeGreaterThan(0.1);
});

it('gives no pane to who only speaks, and keeps the last picture of who falls silent', async () => {
  const { mix, streamUrl } = startMix('voice');
  enter(mix, 'host', host);
  enter(mix, 'cohost', cohost, false);
  await once(mix, 'publishing');
  await wait(1200);
  host.stop();
  await wait(600);
  await mix.stop();
  const probe = await watch(streamUrl);
  const last = probe.pictures.at(-1);
  expect(last?.colors.map((color) => isNear(color, RED))).toEqual([true, true]);
  expect(probe.sounds.at(-1)?.amplitudes[1]).toBeGreaterThan(0.1);
});

it('shows who never marks the end of a picture (RFC 6184 5.1)', async () => {
  const { mix, streamUrl } = startMix('unmarked');
  mix.join('host', { video: true, audio: false });
  host.play((kind, packet) => mix.rtp('host', kind, unmarked(packet)));
  await once(mix, 'publishing');
  await wait(1000);
  await mix.stop();
  const probe = await watch(streamUrl);
  expect(isNear(probe.pictures.at(-1)?.colors[0], RED)).toBe(true);
});

it('shows a change of layout, colour and size in the stream that goes on', async () => {
  const { mix, streamUrl } = startMix('changes');
  enter(mix, 'host', host);
  await once(mix, 'publishing');
  await wait(1000);
  mix.update({ cropMode: 'letterbox', backgroundColor: BLUE, layouts: [layoutById(13) ?? []] });
  await wait(500);
  mix.update({ video: { width: 480, height: 480, fps: 15, bitrateKbps: 300 } });
  await wait(700);
  await mix.stop();
  const probe = await watch(streamUrl);
  const widths = [...new Set(probe.pictures.map(({ width }) => width))];
  expect(widths).toEqual([640, 480]);
  expect(isNear(probe.pictures.at(-1)?.colors[1], BLUE)).toBe(true);
  expect(Math.max(...probe.stepsMs('video'))).toBeLessThanOrEqual(200);
  expect(Math.min(...probe.stepsMs('video'))).toBeGreaterThan(0);
});

it('asks a member for a keyframe until one comes', async () => {
  // Its one keyframe does not come again before a mixer is up, however slow the machine is.
  const long = { width: 320, height: 180, fps: 5, durationMs: 60_000 };
  const clip = await Clip.encode({ ...long, color: RED, toneHz: HOST_HZ });
  const { mix } = startMix('keyframes');
  const asked: string[] = [];
  mix.on('keyframe', (userId) => asked.push(userId));
  mix.join('host', { video: true, audio: false });
  clip.play((kind, packet) => mix.rtp('host', kind, packet), { firstPicture: 1 });
  while (asked.length < 3) await once(mix, 'keyframe');
  clip.stop();
  expect(new Set(asked)).toEqual(new Set(['host']));
  await mix.stop();
});

describe('a push', () => {
  it('that the server refuses ends the mix', async () => {
    const server = await listen();
    server.on('connection', (push) => push.destroy());
    const { ended } = startMix('refused', SETTINGS, urlOf(server).replace('tcp:', 'rtmp:'));
    expect(await ended).toBe('push-refused');
    server.close();
  });

  it('that the server drops ends the mix', async () => {
    const server = await listen();
    server.on('connection', (push) => push.once('data', () => push.resetAndDestroy()));
    const { ended } = startMix('dropped', SETTINGS, urlOf(server));
    expect(await ended).toBe('push-lost');
    server.close();
  });
});

describe('the mixer process', () => {
  it('that dies is reported as crashed', async () => {
    const { mix, ended } = startMix('crash');
    await once(mix, 'publishing');
    process.kill(mix.processId ?? 0, 'SIGKILL');
    expect(await ended).toBe('crashed');
  });

  it('dies with its parent, even if that is killed', async () => {
    const server = await listen();
    const accepted: Promise<Socket[]> = once(server, 'connection');
    const streamUrl = urlOf(server);
    const options = { taskId: 'orphan', mixerPath, streamUrl, settings: SETTINGS };
    const parent = fork(buildProcess('test/media/mix-process.ts'), [JSON.stringify(options)]);
    const [push] = await accepted;
    push?.on('error', () => {}).resume();
    parent.kill('SIGKILL');
    // The push ends only with the process that makes it.
    if (push) await once(push, 'close');
    server.close();
  });
});

function unmarked(packet: Buffer): Buffer {
  const copy = Buffer.from(packet);
  copy.writeUInt8(copy.readUInt8(1) & 0x7f, 1);
  return copy;
}

function startMix(name: string, settings = SETTINGS, streamUrl = join(folder, `${name}.flv`)) {
  const mix = new Mix({ taskId: name, streamUrl, settings, mixerPath });
  const ended = new Promise<MixEnd>((resolve) => mix.once('ended', resolve));
  return { mix, streamUrl, ended };
}

function enter(mix: Mix, userId: string, clip: Clip, video = true): void {
  mix.join(userId, { video, audio: true });
  mix.on('keyframe', (asked) => asked === userId && clip.sendKeyframe());
  clip.play((kind, packet) => mix.rtp(userId, kind, packet));
}

async function watch(streamUrl: string): Promise<StreamProbe> {
  const probe = await StreamProbe.open(streamUrl, {
    points: POINTS,
    tonesHz: [HOST_HZ, COHOST_HZ],
  });
  await probe.ended;
  return probe;
}

async function listen(): Promise<Server> {
  const server = createServer((push) => push.on('error', () => {}));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
