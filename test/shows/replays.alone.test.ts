/**
 * A show is recorded and played again: recorded for real by the local cloud, by the rule of the room,
 * and watched by FFmpeg's libraries through the signed address that the API gives.
 *
 * `KILLS=20 npx jest test/shows/replays` kills the cloud so often, and `MINUTES=10` records so long a show.
 */

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { LocalCloud } from '../local-cloud';
import { isNear, StreamProbe } from '../media/stream-probe';

const KILLS = Number(process.env.KILLS ?? 1);
const MINUTES = Number(process.env.MINUTES ?? 0.1);
jest.setTimeout(180_000 + KILLS * 120_000 + MINUTES * 120_000);

const HOST = { color: '#c0392b', tone: 440, role: 'host' };
const ANN = { color: '#2980b9', tone: 880 };
const RED = { r: 192, g: 57, b: 43 };
const AUDIBLE = 0.02;
/** Of the end of a recording, what a power cut may take. */
const MAX_LOST_MS = 5000;
/** How far sound and picture may be from each other, however long the show. */
const MAX_DRIFT_MS = 80;
const AAC_BLOCK_MS = 1024 / 48;

interface Replay {
  replayId: string;
  state: string;
  durationMs: number;
  coverUrl?: string;
  parts: { playUrl: string; downloadUrl?: string; durationMs: number; bytes: number }[];
  chapters: { atMs: number; type: string; userId?: string }[];
}

let cloud: LocalCloud;
afterEach(() => cloud?.clearFaults());
afterAll(() => cloud?.stop());

async function startCloud(mixer: string): Promise<void> {
  await cloud?.stop();
  cloud = await LocalCloud.start({ MIXER: mixer });
}

async function replayOf(replayId: string, as = 'host'): Promise<Replay> {
  const { body } = await cloud.api('GET', `/get-replay/${replayId}`, { as });
  return body as unknown as Replay;
}

async function becomes(replayId: string, state: string): Promise<Replay> {
  for (;;) {
    const replay = await replayOf(replayId);
    if (replay.state === state) return replay;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function isRecording(roomId: string): Promise<void> {
  for (;;) {
    const { body } = await cloud.api('GET', `/get-room/${roomId}`);
    if ((body as { isRecording?: boolean }).isRecording) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** From the command to start to the end, by the live service's own log. */
async function recordedMs(stream: string): Promise<number> {
  const calls = (await cloud.calls('live')).filter(({ detail }) => detail?.stream === stream);
  const at = (operation: string) =>
    calls.find((call) => call.operation === operation)?.atMs ?? Number.NaN;
  return at('RecordPaused') - at('RecordStarted');
}

const runReconcile = () => cloud.advance(60_000);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** All that is seen and heard of a file, to its end. */
async function watch(url: string): Promise<StreamProbe> {
  const probe = await StreamProbe.open(url, {
    points: [{ x: 0.25, y: 0.1 }],
    tonesHz: [440, 880],
  });
  await probe.ended;
  return probe;
}

/** The colours of a picture at these points, as shares of its sides. */
async function colorsOf(picture: Buffer, points: { x: number; y: number }[]) {
  const image = await loadImage(picture);
  const canvas = createCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  return points.map(({ x, y }) => {
    const place = [Math.floor(x * image.width), Math.floor(y * image.height)] as const;
    const [r = 0, g = 0, b = 0] = canvas.getImageData(...place, 1, 1).data;
    return { r, g, b };
  });
}

describe.each(['rtc', 'live'])('by MIXER=%s', (mixer) => {
  beforeAll(() => startCloud(mixer));

  test('a show is recorded by itself, with both people, and played by a signed address', async () => {
    const room = { roomId: 'show', recording: 'auto', hostGraceSeconds: 600 };
    await cloud.api('POST', '/create-room', { body: room });
    await cloud.join('show', 'host', HOST);
    await cloud.api('POST', '/start-mix/show', { body: {} });
    await isRecording('show');
    const startedAtMs = Date.now();
    await sleep(4000);
    await cloud.join('show', 'ann', ANN);
    const annAtMs = Date.now() - startedAtMs;
    await sleep(MINUTES * 60_000);
    const stopped = await cloud.api('POST', '/stop-recording/show', { body: {} });
    expect(stopped.body).toMatchObject({ isRecording: false, replayId: 'show_r1' });
    await cloud.api('POST', '/stop-mix/show', { body: {} });
    const { parts, chapters, durationMs } = await becomes('show_r1', 'ready');
    expect(parts).toHaveLength(1);
    const [part] = parts;
    const probe = await watch(part?.playUrl ?? '');
    const filmMs = probe.pictures.at(-1)?.timestampMs ?? 0;
    const soundMs = probe.sounds.at(-1)?.timestampMs ?? 0;
    // It begins with the keyframe before the start, at most two seconds earlier.
    const lastedMs = await recordedMs('show');
    expect(filmMs).toBeGreaterThan(lastedMs - 1000);
    expect(filmMs).toBeLessThan(lastedMs + 3000);
    expect(Math.abs(filmMs - soundMs)).toBeLessThan(300);
    expect(Math.abs(driftMs(probe))).toBeLessThan(MAX_DRIFT_MS);
    expect(Math.abs(durationMs - filmMs)).toBeLessThan(1500);
    const early = probe.pictures.find(({ timestampMs }) => timestampMs > 1000);
    expect(isNear(early?.colors[0], RED, 40)).toBe(true);
    const heard = (tone: number) =>
      probe.sounds.filter(({ amplitudes }) => (amplitudes[tone] ?? 0) > AUDIBLE);
    expect(heard(0).length).toBeGreaterThan(50);
    const [first] = heard(1);
    expect(Math.abs((first?.timestampMs ?? 0) - annAtMs)).toBeLessThan(4000);
    expect(chapters).toMatchObject([{ type: 'seat.taken', userId: 'ann' }]);
    const callbacks = (await cloud.calls('fc')).filter(
      ({ operation }) => operation === 'lianmai-record-callback',
    );
    expect(callbacks.length).toBeGreaterThan(0);
    for (const { status } of callbacks) expect(status).toBe(200);
  });

  test('its cover is a picture of the show, by an address that cannot be altered', async () => {
    const { coverUrl = '' } = await replayOf('show_r1');
    const answer = await fetch(coverUrl);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    const [color] = await colorsOf(Buffer.from(await answer.arrayBuffer()), [{ x: 0.25, y: 0.1 }]);
    expect(isNear(color, RED, 40)).toBe(true);
    expect((await fetch(coverUrl.replace('_fast', '_slow'))).status).toBe(403);
  });

  test('an altered address is refused, and one whose time is over', async () => {
    const { parts } = await replayOf('show_r1');
    const url = parts[0]?.playUrl ?? '';
    const head = { headers: { Range: 'bytes=0-99' } };
    expect((await fetch(url, head)).status).toBe(206);
    expect((await fetch(url.replace('expires=3600', 'expires=9600'), head)).status).toBe(403);
    expect((await fetch(url.replace('show', 'shop'), head)).status).toBe(403);
    await cloud.advance(3_600_000);
    expect((await fetch(url, head)).status).toBe(403);
  });

  test('only the host may keep it or delete it; then it is gone with its file', async () => {
    const seen = await replayOf('show_r1', 'ann');
    expect(seen.parts[0]?.downloadUrl).toBeUndefined();
    const refused = await cloud.api('POST', '/delete-replay/show_r1', { as: 'ann', body: {} });
    expect(refused.body.code).toBe('NotRoomHost');
    const { parts } = await replayOf('show_r1');
    expect((await fetch(parts[0]?.downloadUrl ?? '')).headers.get('content-disposition')).toMatch(
      /^attachment/,
    );
    expect((await cloud.api('POST', '/delete-replay/show_r1', { body: {} })).status).toBe(200);
    expect((await fetch(parts[0]?.playUrl ?? '')).status).toBe(404);
    expect((await cloud.api('GET', '/get-replay/show_r1')).status).toBe(404);
  });
});

describe('when something goes wrong', () => {
  beforeAll(() => startCloud('rtc'));

  test(`${KILLS} kills leave replays up to a moment before, and rooms that can be used`, async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      const roomId = `late-${kill}`;
      await cloud.api('POST', '/create-room', { body: { roomId, recording: 'manual' } });
      await cloud.join(roomId, 'host', HOST);
      const started = await cloud.api('POST', `/start-mix/${roomId}`, { body: {} });
      expect(started.status).toBe(201);
      await record(roomId);
      const recordedFromMs = Date.now();
      await sleep(3000 + Math.random() * 5000);
      await cloud.process.end('SIGKILL');
      const recordedMs = Date.now() - recordedFromMs;
      await cloud.process.start();
      // A room whose callbacks were lost is checked within ten minutes, and files are awaited for three.
      while (!(await isSettled(roomId))) {
        await runReconcile();
        await sleep(3000);
      }
      const { replayId } = await newest(roomId);
      const { parts } = await replayOf(replayId);
      expect(parts).toHaveLength(1);
      const probe = await watch(parts[0]?.playUrl ?? '');
      const lostMs = recordedMs - (probe.pictures.at(-1)?.timestampMs ?? 0);
      console.info(`kill ${kill}: ${Math.round(lostMs)} of ${recordedMs} ms are lost`);
      expect(lostMs).toBeLessThan(MAX_LOST_MS);
      const { body } = await cloud.api('GET', `/get-room/${roomId}`);
      expect(body).toMatchObject({ isRecording: false });
      await cloud.api('POST', `/start-mix/${roomId}`, { body: { onCooldown: 'rotate' } });
      expect((await cloud.api('GET', `/get-room/${roomId}`)).body.mix?.state).toBe('live');
      await cloud.api('POST', `/stop-mix/${roomId}`, { body: {} });
    }
  });

  test('a lost callback changes nothing, a doubled one neither, and a forged one is refused', async () => {
    await cloud.fault({ service: 'record-callback', kind: 'drop', times: 1 });
    await cloud.api('POST', '/create-room', { body: { roomId: 'tea', recording: 'manual' } });
    await cloud.join('tea', 'host', HOST);
    await cloud.api('POST', '/start-mix/tea', { body: {} });
    await record('tea');
    await sleep(3000);
    await cloud.api('POST', '/stop-recording/tea', { body: {} });
    await sleep(1500);
    await runReconcile();
    await becomes('tea_r1', 'ready');
    await cloud.fault({ service: 'record-callback', kind: 'duplicate', times: 1 });
    await record('tea');
    await sleep(3000);
    await cloud.api('POST', '/stop-recording/tea', { body: {} });
    const { parts } = await becomes('tea_r1', 'ready');
    expect(parts).toHaveLength(2);
    const { CALLBACK_SECRET } = cloud.description.environment;
    const forged = await cloud.fetch(`/record-callback/${CALLBACK_SECRET}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ domain: 'x', app: 'live', stream: 'tea' }),
    });
    expect(forged.status).toBe(401);
  });
});

/**
 * Sound whose samples are fewer, or more, than its timestamps say comes apart from the picture in
 * players that go by the samples.
 */
function driftMs({ packets }: StreamProbe): number {
  const times = packets
    .filter(({ track }) => track === 'audio')
    .map((packet) => packet.timestampMs);
  const [first = Number.NaN, last = Number.NaN] = [times[0], times.at(-1)];
  return last - first - (times.length - 1) * AAC_BLOCK_MS;
}

/** The replay can be played, and the mix is known to be over: whichever check comes first. */
async function isSettled(roomId: string): Promise<boolean> {
  const { body } = await cloud.api('GET', `/get-room/${roomId}`);
  return (await newest(roomId)).state === 'ready' && body.mix?.state === 'idle';
}

/** The stream is there a moment after the mix is. */
async function record(roomId: string): Promise<void> {
  for (;;) {
    const { status } = await cloud.api('POST', `/start-recording/${roomId}`, { body: {} });
    if (status < 300) return isRecording(roomId);
    await sleep(500);
  }
}

async function newest(roomId: string): Promise<Replay> {
  const { body } = await cloud.api('GET', `/list-replays?roomId=${roomId}`);
  const [replay] = (body as unknown as { replays: Replay[] }).replays;
  if (!replay) throw new Error('There is no replay.');
  return replay;
}
