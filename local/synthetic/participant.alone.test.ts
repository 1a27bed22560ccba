import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildProcess } from '../../test/media/build-process';
import { isNear, StreamProbe } from '../../test/media/stream-probe';
import { until } from '../../test/until';
import { Mix } from '../mpu/mix';
import { layoutById } from '../mpu/scene/layouts';
import type { RtcServer } from '../rtc/server';
import { joinToken, startTestBed } from '../rtc/test-bed';
import { type Participant, startParticipant } from './participant-process';

const RED = { r: 192, g: 57, b: 43 };
/** Opus packets of 20 ms. */
const PACKETS_OF_2_S = 100;
/** Each picture is one packet or more. */
const FRAMES_OF_2_S = 30;
const participantPath = buildProcess('local/synthetic/participant.ts');
const folder = mkdtempSync(join(tmpdir(), 'participant-'));
let server: RtcServer;
const present: Participant[] = [];

beforeAll(async () => {
  ({ server } = await startTestBed());
});

afterEach(() => {
  for (const participant of present.splice(0)) participant.kill();
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function enter(userId: string, options: { video?: boolean } = {}): Promise<Participant> {
  const participant = await startParticipant({
    participantPath,
    whip: server.whip,
    token: joinToken(userId),
    name: userId,
    color: '#c0392b',
    tone: 440,
    ...options,
  });
  present.push(participant);
  return participant;
}

it('sends a picture of its colour and its tone through WebRTC', async () => {
  const streamUrl = join(folder, 'seen.flv');
  const settings = {
    video: { width: 640, height: 360, fps: 25, bitrateKbps: 500 },
    layouts: [layoutById(1) ?? []],
    backgroundColor: { r: 0, g: 0, b: 0 },
    cropMode: 'crop' as const,
    pinned: [],
  };
  const mixerPath = buildProcess('local/mpu/mixer.ts');
  const mix = new Mix({ taskId: 'seen', streamUrl, settings, mixerPath });
  mix.join('host', { video: true, audio: true });
  const packets = { audio: 0, video: 0 };
  server.events.on('rtp', (_channelId, userId, kind, packet) => {
    packets[kind] += 1;
    mix.rtp(userId, kind, packet);
  });
  await enter('host');
  await until(() => packets.audio > PACKETS_OF_2_S && packets.video > FRAMES_OF_2_S);
  await mix.stop();
  const probe = await StreamProbe.open(streamUrl, { points: [{ x: 0.5, y: 0.6 }], tonesHz: [440] });
  await probe.ended;
  expect(isNear(probe.pictures.at(-1)?.colors[0], RED)).toBe(true);
  const loudest = Math.max(...probe.sounds.map(({ amplitudes }) => amplitudes[0] ?? 0));
  expect(loudest).toBeGreaterThan(0.2);
});

it('leaves in order, so that the channel sees it at once', async () => {
  const participant = await enter('guest', { video: false });
  const left = once(server.events, 'leave');
  await participant.leave();
  expect(await left).toMatchObject([{ userId: 'guest', reason: 'left', media: { video: false } }]);
});

it('sends no picture while the camera is off, and goes on speaking', async () => {
  const participant = await enter('host');
  const sent: string[] = [];
  server.events.on('rtp', (_channelId, _userId, kind) => sent.push(kind));
  await until(() => sent.includes('video'));
  participant.setCamera(false);
  // Half a second of sound.
  await until(() => sent.length >= 25 && sent.slice(-25).every((kind) => kind === 'audio'));
  participant.setCamera(true);
  await until(() => sent.at(-1) === 'video');
});

it('ends as soon as another session of the same user has taken its place', async () => {
  const first = await enter('host');
  const left = once(server.events, 'leave');
  await enter('host');
  expect(await left).toMatchObject([{ userId: 'host', reason: 'replaced' }]);
  const tooLate = wait(3000, 'too late', { ref: false });
  expect(await Promise.race([first.ended, tooLate])).toEqual([1, null]);
});

it('says why it was refused', async () => {
  const refused = startParticipant({
    participantPath,
    whip: server.whip,
    token: 'wrong',
    name: 'Nobody',
    color: '#000000',
    tone: 440,
  });
  await expect(refused).rejects.toThrow(/could not join: WHIP was refused: 401/);
});
