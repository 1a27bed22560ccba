import { EventEmitter } from 'node:events';
import { CallLog } from '../../call-log';
import { Clock } from '../../clock';
import { LiveRelay } from '../../live-openapi/live-relay';
import { LIVE_TASK_RULES } from '../../live-openapi/live-task-rules';
import { CallParameters } from '../../openapi/call-parameters';
import { updateMpuTask } from '../actions/update-mpu-task';
import { Channels } from '../channels';
import { EventSubscriptions } from '../events/event-subscriptions';
import { Layouts } from '../layouts/layouts';
import type { Publisher } from '../webrtc/publisher';
import { DEFAULT_MIX } from './mix-parameters';
import { MpuMix } from './mpu-mix';
import type { TaskSpec } from './task';
import { MPU_TASK_RULES } from './task-rules';
import { Tasks } from './tasks';

/** Nobody is in the channel here, so that tasks wait and no mixer is needed. */

let clock: Clock;
let log: CallLog;
let channels: Channels;
let tasks: Tasks<MpuMix>;

beforeEach(() => {
  clock = new Clock();
  log = new CallLog();
  channels = new Channels({ clock, log });
  const mixerPath = '/nonexistent/mixer.mjs';
  tasks = new Tasks({ channels, clock, log, mixerPath, rules: MPU_TASK_RULES });
});

afterEach(() => tasks.close());

function spec(taskId: string, stream = 'push.example.com/live/room1'): TaskSpec<MpuMix> {
  return {
    taskId,
    channelId: 'room1',
    streamUrl: `rtmp://${stream}?auth_key=secret`,
    stream,
    idleTtlMs: 120_000,
    mix: new MpuMix({ LayoutIds: [1], MediaEncode: 20 }, new Layouts()),
  };
}

const code = (expected: string) => expect.objectContaining({ code: expected });

it('never lets two tasks use a StreamURL at a time', () => {
  tasks.start(spec('a'));
  expect(() => tasks.start(spec('b'))).toThrow(code('InvalidStreamURL.InUse'));
  tasks.start(spec('c', 'push.example.com/live/room2'));
});

it('lets a StreamURL rest for 10 s after its task ended', async () => {
  tasks.start(spec('a'));
  await tasks.stop('a');
  // The clock also runs in real time between the stop and this line; a test must not race with it.
  clock.advance(9000);
  expect(() => tasks.start(spec('b'))).toThrow(code('InvalidStreamURL.Cooldown'));
  clock.advance(1000);
  tasks.start(spec('c'));
  expect(tasks.find('c').status).toBe(0);
});

it('never lets a task id be used twice', async () => {
  tasks.start(spec('a'));
  expect(() => tasks.start(spec('a', 'h/live/other'))).toThrow(code('TaskExisted'));
  await tasks.stop('a');
  clock.advance(20_000);
  expect(() => tasks.start(spec('a'))).toThrow(code('TaskExisted'));
});

it('allows 20 tasks at a time', async () => {
  for (let index = 0; index < 20; index += 1) tasks.start(spec(`t${index}`, `h/live/${index}`));
  expect(() => tasks.start(spec('t20', 'h/live/20'))).toThrow(code('QuotaExceeded.Task'));
  await tasks.stop('t0');
  tasks.start(spec('t21', 'h/live/21'));
});

it('allows 40 tasks of the Live API, and a task id again after its end', async () => {
  const options = { channels, clock, log, mixerPath: '/nonexistent/mixer.mjs' };
  const second = new Tasks<MpuMix>({ ...options, rules: LIVE_TASK_RULES });
  for (let index = 0; index < 40; index += 1) second.start(spec(`t${index}`, `h/live/${index}`));
  expect(() => second.start(spec('t40', 'h/live/40'))).toThrow(code('QuotaExceeded.MixTask'));
  expect(() => second.start(spec('t0', 'h/live/40'))).toThrow(code('InvalidParam'));
  await second.stop('t0');
  second.start(spec('t0', 'h/live/40'));
  await second.close();
});

it('allows 200 relays of the second API beside, each of which needs a place to become a mix', async () => {
  const options = { channels, clock, log, mixerPath: '/nonexistent/mixer.mjs' };
  const second = new Tasks<MpuMix>({ ...options, rules: LIVE_TASK_RULES });
  const relay = new MpuMix({ ...DEFAULT_MIX, MixMode: '0', SubSpecUsers: ['host'] }, new Layouts());
  const relayed = (taskId: string) => ({ ...spec(taskId, `h/live/${taskId}`), mix: relay });
  for (let index = 0; index < 200; index += 1) second.start(relayed(`r${index}`));
  expect(() => second.start(relayed('r200'))).toThrow(code('QuotaExceeded.MixTask'));
  const mix = new MpuMix(DEFAULT_MIX, new Layouts());
  for (let index = 0; index < 40; index += 1) second.update(second.find(`r${index}`), mix);
  const one = second.find('r40');
  expect(() => second.update(one, mix)).toThrow(code('QuotaExceeded.MixTask'));
  expect(one.spec.mix.isRelay).toBe(true);
  second.update(second.find('r0'), relay);
  second.update(one, mix);
  await second.close();
});

it('refuses to stop a task that is unknown or has ended', async () => {
  await expect(tasks.stop('a')).rejects.toEqual(code('InvalidTask.NotFound'));
  tasks.start(spec('a'));
  await tasks.stop('a');
  await expect(tasks.stop('a')).rejects.toEqual(code('InvalidTask.NotFound'));
});

it('knows an ended task for an hour', async () => {
  tasks.start(spec('a'));
  await tasks.stop('a');
  clock.advance(3590_000);
  expect(tasks.find('a').status).toBe(3);
  clock.advance(10_000);
  expect(() => tasks.find('a')).toThrow(code('InvalidTask.NotFound'));
});

it('gives a task up that nobody joined for 30 days', () => {
  tasks.start(spec('a'));
  clock.advance(29 * 24 * 3600_000);
  expect(tasks.find('a').status).toBe(0);
  clock.advance(24 * 3600_000);
  expect(tasks.find('a').status).toBe(2);
});

/** Has somebody join the channel, who sends nothing. */
function join(userId: string): void {
  const media = { video: true, audio: true };
  const session = Object.assign(new EventEmitter(), { sessionId: userId, media });
  const close = (reason: string) => session.emit('closed', reason);
  channels.admit('room1', userId, Object.assign(session, { close }) as unknown as Publisher);
  session.emit('connected');
}

const leave = (userId: string) => channels.remove('room1', userId, 'left');

describe('a task whose host leaves a channel that others are in', () => {
  beforeEach(() => {
    join('host');
    join('guest');
  });

  // https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-startlivemputask
  it('of the Live API ends two minutes later, unless the host is back', async () => {
    const options = { channels, clock, log, mixerPath: '/nonexistent/mixer.mjs' };
    const live = new Tasks<LiveRelay>({ ...options, rules: LIVE_TASK_RULES });
    const mix = new LiveRelay({ UserId: 'host', StreamType: '0', SourceType: 'camera' }, {});
    live.start({ ...spec('a'), mix });
    leave('host');
    clock.advance(110_000);
    expect(live.active()).toHaveLength(1);
    join('host');
    clock.advance(600_000);
    expect(live.active()).toHaveLength(1);
    leave('host');
    leave('guest');
    join('guest');
    clock.advance(120_000);
    expect(live.active()).toEqual([]);
    await live.close();
  });

  it('of the Live API ends two minutes after it names nobody who is there', async () => {
    const options = { channels, clock, log, mixerPath: '/nonexistent/mixer.mjs' };
    const live = new Tasks<LiveRelay>({ ...options, rules: LIVE_TASK_RULES });
    const relayOf = (UserId: string) =>
      new LiveRelay({ UserId, StreamType: '0', SourceType: 'camera' }, {});
    live.start({ ...spec('a'), mix: relayOf('host') });
    live.update(live.find('a'), relayOf('nobody'));
    clock.advance(120_000);
    expect(live.active()).toEqual([]);
    await live.close();
  });

  it('of the RTC API goes on until the channel is empty', () => {
    tasks.start(spec('a'));
    leave('host');
    clock.advance(600_000);
    expect(tasks.find('a').isEnded).toBe(false);
    leave('guest');
    clock.advance(119_000);
    expect(tasks.find('a').isEnded).toBe(false);
    clock.advance(1000);
    expect(tasks.find('a').status).toBe(2);
  });
});

it('does not change a task of the RTC API that is not running', () => {
  tasks.start(spec('a'));
  const subscriptions = new EventSubscriptions();
  const context = {
    appId: 'app1',
    appKey: 'key1',
    app: () => ({ status: 1, version: '2.0' }) as const,
    ...{ tasks, channels, clock, subscriptions, layouts: new Layouts() },
    callbackKey: undefined,
  };
  const parameters = { AppId: 'app1', TaskId: 'a', 'LayoutIds.1': '13' };
  void updateMpuTask(context, new CallParameters(Object.entries(parameters)), {});
  expect(tasks.find('a').spec.mix.parameters.LayoutIds).toEqual([1]);
});

it('logs the end of a task with its stream, without the signature', async () => {
  tasks.start(spec('a'));
  await tasks.stop('a');
  expect(log.list('rtc')).toEqual([
    {
      service: 'rtc',
      operation: 'TaskEnded',
      atMs: tasks.find('a').endedAtMs,
      detail: {
        taskId: 'a',
        channelId: 'room1',
        stream: 'push.example.com/live/room1',
        taskStatus: 3,
      },
    },
  ]);
});
