import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../test/until';
import { CallLog } from '../../call-log';
import { Clock } from '../../clock';
import { LiveMix } from '../../live-openapi/live-mix';
import { LIVE_TASK_RULES } from '../../live-openapi/live-task-rules';
import { readTranscodeParams } from '../../live-openapi/transcode-params';
import { Channels } from '../channels';
import { Tasks } from '../tasks/tasks';
import { joinToken, publish, type TestPublisher } from '../test-bed';
import { WebrtcEndpoint } from './webrtc-endpoint';

/**
 * Users of other channels in a mix, sent by WebRTC. The mixer here is a process that writes down
 * who is in the mix, and wants a full picture of everybody who comes.
 */
const folder = mkdtempSync(join(tmpdir(), 'lianmai-guests-'));
const castPath = join(folder, 'cast.json');
const mixerPath = join(folder, 'mixer.mjs');
const MIXER = `
import { renameSync, writeFileSync } from 'node:fs';
const cast = new Map();
let pinned = [];
process.on('message', (command) => {
  if (command.type === 'start') process.send({ type: 'publishing' });
  if (command.settings) pinned = command.settings.pinned;
  if (command.type === 'stop') process.exit(0);
  if (command.type === 'leave') cast.delete(command.userId);
  if (command.type === 'join') {
    cast.set(command.userId, (cast.get(command.userId) ?? 0) + 1);
    process.send({ type: 'keyframe', userId: command.userId });
  }
  writeFileSync('${castPath}.new', JSON.stringify({ cast: [...cast], pinned }));
  renameSync('${castPath}.new', '${castPath}');
});
process.on('disconnect', () => process.exit(0));
`;
const ENCODE = {
  ...{ VideoWidth: '640', VideoHeight: '360', VideoBitrate: '500', VideoFramerate: '15' },
  ...{ VideoGop: '30', AudioBitrate: '128', AudioSampleRate: '48000', AudioChannels: '2' },
};
const PANE = { X: '0', Y: '0', Width: '0.5', Height: '1', ZOrder: '0' };
const HOST = { UserId: 'red' };
const GUEST = { UserId: 'blue', ChannelId: 'room2' };
const STREAM = 'push.example.com/live/room1';

let channels: Channels;
let tasks: Tasks<LiveMix>;
let server: Server;
let whip: string;
const people: TestPublisher[] = [];

beforeAll(() => writeFileSync(mixerPath, MIXER));
beforeEach(async () => {
  rmSync(castPath, { force: true });
  const clock = new Clock();
  const log = new CallLog();
  channels = new Channels({ clock, log });
  tasks = new Tasks({ channels, clock, log, mixerPath, rules: LIVE_TASK_RULES });
  const webrtc = new WebrtcEndpoint({ appId: 'app1', appKey: 'key1', clock, channels });
  server = createServer((request, response) => void webrtc.handle(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  whip = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whip`;
  await enter('red', 'room1');
});
afterEach(async () => {
  await tasks.close();
  channels.close();
  for (const person of people.splice(0)) await person.close();
  server.close();
  server.closeAllConnections();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Resolves when the user sends. */
async function enter(userId: string, channelid: string): Promise<TestPublisher> {
  const published = once(channels, 'publish');
  const person = await publish({ whip }, joinToken(userId, { channelid }));
  people.push(person);
  await published;
  return person;
}

/** The mix of room1, with these users, the first two in panes; without any, with all of room1. */
function mixOf(...users: { UserId: string; ChannelId?: string; StreamType?: string }[]): LiveMix {
  const seated = users.slice(0, 2).map(({ StreamType: _, ...user }) => ({ UserInfo: user }));
  const params = {
    EncodeParams: ENCODE,
    Layout: { UserPanes: [0, 1].map((index) => ({ ...PANE, ...seated[index] })) },
    ...(users.length > 0 && { UserInfos: users }),
  };
  return new LiveMix(readTranscodeParams(params, 'room1'), 'room1', {});
}

function start(mix: LiveMix) {
  const streamUrl = `rtmp://${STREAM}`;
  const task = { taskId: 'room1-1', channelId: 'room1', streamUrl, stream: STREAM };
  tasks.start({ ...task, idleTtlMs: 120_000, mix });
  return tasks.find('room1-1');
}

/** Waits until the mixer has taken in just these, each the given number of times. */
async function castIs(cast: Record<string, number>): Promise<{ pinned: object[] }> {
  const isSo = () => sorted(readCast()?.cast ?? []) === sorted(Object.entries(cast));
  const told = () =>
    `Expected ${JSON.stringify(cast)}, last saw ${sorted(readCast()?.cast ?? [])}.`;
  await until(isSo, told);
  return { pinned: readCast()?.pinned ?? [] };
}

function readCast(): { cast: [string, number][]; pinned: object[] } | undefined {
  try {
    return JSON.parse(readFileSync(castPath, 'utf8'));
  } catch {
    // The mixer has not been told anything yet.
    return undefined;
  }
}

function sorted(entries: [string, number][]): string {
  return JSON.stringify(entries.toSorted());
}

it('takes a user of another channel in who sends already, and asks the right one for a picture', async () => {
  const guest = await enter('blue', 'room2');
  start(mixOf(HOST, GUEST));
  const { pinned } = await castIs({ red: 1, 'room2/blue': 1 });
  expect(pinned).toEqual([
    { pane: 0, userId: 'red', isReserved: true },
    { pane: 1, userId: 'room2/blue', isReserved: true },
  ]);
  while (guest.keyframeRequests === 0) await new Promise((resolve) => setTimeout(resolve, 20));
});

it('takes one in who comes later, and lets them go when they leave', async () => {
  start(mixOf(HOST, GUEST));
  await castIs({ red: 1 });
  await enter('blue', 'room2');
  await castIs({ red: 1, 'room2/blue': 1 });
  await enter('eve', 'room2');
  channels.remove('room2', 'blue', 'left');
  await castIs({ red: 1 });
});

it('takes them in with an update and lets them go with the next, while the others stay as they are', async () => {
  await enter('blue', 'room2');
  const task = start(mixOf());
  await castIs({ red: 1 });
  tasks.update(task, mixOf(HOST, GUEST));
  await castIs({ red: 1, 'room2/blue': 1 });
  tasks.update(task, mixOf());
  await castIs({ red: 1 });
});

it('does not take the one for the other whose id is the same in both channels', async () => {
  const [own, guest] = [await enter('blue', 'room1'), await enter('blue', 'room2')];
  const task = start(mixOf(HOST, GUEST));
  await castIs({ red: 1, 'room2/blue': 1 });
  while (guest.keyframeRequests === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(own.keyframeRequests).toBe(0);
  channels.remove('room1', 'blue', 'left');
  await castIs({ red: 1, 'room2/blue': 1 });
  await enter('blue', 'room1');
  tasks.update(task, mixOf(HOST, { UserId: 'blue' }, { ...GUEST, StreamType: '1' }));
  await castIs({ red: 1, blue: 1, 'room2/blue': 1 });
  tasks.update(task, mixOf(HOST, { UserId: 'blue', ChannelId: 'room1' }));
  await castIs({ red: 1, blue: 1 });
});

it('refuses a pane for a user who is mixed from another channel only', () => {
  const params = {
    EncodeParams: ENCODE,
    Layout: { UserPanes: [{ ...PANE, UserInfo: { UserId: 'blue' } }] },
    UserInfos: [GUEST],
  };
  expect(() => readTranscodeParams(params, 'room1')).toThrow(
    expect.objectContaining({ code: 'InvalidParam' }),
  );
  expect(() => readTranscodeParams(params, 'room2')).not.toThrow();
});
