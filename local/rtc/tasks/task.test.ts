import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../clock';
import { Mix } from '../../mpu/mix';
import { Layouts } from '../layouts/layouts';
import type { MixParameters } from './mix-parameters';
import { MpuMix } from './mpu-mix';
import { Task, TaskStatus } from './task';

/**
 * The mixer here is a process that speaks the mixer's messages without any media: the stream's name
 * tells it how to end. Mixing itself is tested with the real one elsewhere.
 */
const MIXER = `
process.on('message', (command) => {
  if (command.type === 'stop') process.exit(0);
  if (command.type !== 'start') return;
  const end = command.streamUrl.split('/').pop();
  if (end === 'crash') process.exit(1);
  if (end === 'refused') return process.send({ type: 'ended', end: 'push-refused' }, () => process.exit(0));
  process.send({ type: 'publishing' });
  if (end === 'lost') process.send({ type: 'ended', end: 'push-lost' }, () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
`;

const clock = new Clock();
const folder = mkdtempSync(join(tmpdir(), 'lianmai-task-'));
const mixerPath = join(folder, 'mixer.mjs');

beforeAll(() => writeFileSync(mixerPath, MIXER));
afterAll(() => rmSync(folder, { recursive: true }));

const HOST = { channelId: 'room1', userId: 'host', media: { video: true, audio: true } };

let task: Task;

function start(stream: string, parameters: MixParameters = {}): Task {
  const spec = {
    taskId: 'task1',
    channelId: 'room1',
    streamUrl: `rtmp://push.example.com/live/${stream}`,
    stream: `push.example.com/live/${stream}`,
    idleTtlMs: 120_000,
    mix: new MpuMix({ LayoutIds: [1], MediaEncode: 20, ...parameters }, new Layouts()),
  };
  task = new Task(spec, { clock, mixerPath });
  task.sees([HOST]);
  return task;
}

afterEach(() => task.stop(TaskStatus.Stopped));

it('waits for the first member with media, then runs until the user stops it', async () => {
  start('fine');
  expect(task.status).toBe(0);
  task.memberPublished(HOST);
  expect(task.status).toBe(0);
  await once(task, 'running');
  expect(task.status).toBe(1);
  await task.stop(TaskStatus.StoppedByUser);
  expect(task.status).toBe(3);
  expect(task.isEnded).toBe(true);
});

it('stops by itself two minutes after the last member left, unless someone comes back', async () => {
  start('fine').memberPublished(HOST);
  await once(task, 'running');
  task.memberUnpublished(HOST);
  task.sees([]);
  clock.advance(110_000);
  task.sees([HOST]);
  clock.advance(110_000);
  task.checkTime();
  expect(task.status).toBe(1);
  task.sees([]);
  clock.advance(120_000);
  task.checkTime();
  await once(task, 'ended');
  expect(task.status).toBe(2);
});

it.each([
  ['refused', 6],
  ['lost', 5],
])('reports a push that was %s with status %i', async (stream, status) => {
  start(stream).memberPublished(HOST);
  await once(task, 'ended');
  expect(task.status).toBe(status);
});

it('restarts a mixer that crashes twice, then gives the task up', async () => {
  let restarts = 0;
  start('crash').on('restarted', () => {
    restarts += 1;
  });
  task.memberPublished(HOST);
  await once(task, 'ended');
  expect(restarts).toBe(2);
  expect(task.status).toBe(2);
});

it('can be stopped while it waits to restart its mixer', async () => {
  start('crash').memberPublished(HOST);
  await once(task, 'restarted');
  await task.stop(TaskStatus.StoppedByUser);
  expect(task.status).toBe(3);
});

it('tells the mixer of a muted user that there is sound, but not which', async () => {
  const rtp = jest.spyOn(Mix.prototype, 'rtp');
  const muted = jest.spyOn(Mix.prototype, 'muted');
  start('fine', { UnsubSpecAudioUsers: ['host'] }).memberPublished(HOST);
  await once(task, 'running');
  task.rtp(HOST, 'video', Buffer.from('picture'));
  task.rtp(HOST, 'audio', Buffer.from('voice'));
  task.rtp({ channelId: 'room1', userId: 'nobody' }, 'audio', Buffer.from('voice'));
  expect(rtp.mock.calls).toEqual([['host', 'video', Buffer.from('picture')]]);
  expect(muted.mock.calls).toEqual([['host']]);
});
