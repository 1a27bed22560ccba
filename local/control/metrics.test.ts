import { CallLog } from '../call-log';
import { Metrics } from './metrics';

const REQUEST = {
  requestId: '1-2',
  function: 'lianmai-start-mix',
  route: 'POST /start-mix/{roomId}',
  status: 409,
  outcome: 'refused',
  code: 'ChannelEmpty',
  durationMs: 40,
  coldStart: true,
};

let log: CallLog;
let streams: { stream: string; viewers: number }[];
let mixers: { taskId: string; processId: number }[];
let metrics: Metrics;

beforeEach(() => {
  log = new CallLog();
  streams = [];
  mixers = [];
  metrics = new Metrics({ log, streams: () => streams, mixers: () => mixers });
});

/** The samples of one metric, without its help and type. */
async function samples(name: string): Promise<string[]> {
  const lines = (await metrics.text()).split('\n');
  return lines.filter((line) => line.startsWith(`lianmai_${name}`));
}

test('counts requests by function, status and code, and how long they took', async () => {
  const handedOn: string[] = [];
  const onLogLine = metrics.counting((_, line) => void handedOn.push(line));
  const lines = [JSON.stringify(REQUEST), '{"event":"orphan-stopped"}'];
  for (const line of lines) onLogLine('lianmai-start-mix', line);
  expect(handedOn).toEqual(lines);
  const labels = 'function="lianmai-start-mix",status="409",code="ChannelEmpty"';
  expect(await samples('requests_total')).toEqual([`lianmai_requests_total{${labels}} 1`]);
  expect(await samples('cold_starts_total')).toHaveLength(1);
  const durations = await samples('request_duration_seconds');
  expect(durations).toContain(
    'lianmai_request_duration_seconds_bucket{le="0.05",function="lianmai-start-mix"} 1',
  );
  expect(durations).toContain(
    'lianmai_request_duration_seconds_bucket{le="0.025",function="lianmai-start-mix"} 0',
  );
});

test('counts calls by outcome, and tells the events of a service from them', async () => {
  const call = { service: 'rtc', operation: 'StartMPUTask', atMs: 0, durationMs: 1 };
  log.add({ ...call, status: 200 });
  log.add({ ...call, status: 400, code: 'InvalidStreamURL.Cooldown' });
  log.add(call);
  log.add({ service: 'rtc', operation: 'TaskRunning', atMs: 0, detail: { taskId: 'a-1' } });
  const calls = await samples('service_calls_total');
  const of = (outcome: string) =>
    `lianmai_service_calls_total{service="rtc",operation="StartMPUTask",outcome="${outcome}"} 1`;
  expect(calls.sort()).toEqual([of('InvalidStreamURL.Cooldown'), of('NoAnswer'), of('ok')]);
});

test('knows how many mixes run', async () => {
  const event = (operation: string, taskId: string) =>
    log.add({ service: 'rtc', operation, atMs: 0, detail: { taskId } });
  event('TaskRunning', 'a-1');
  event('TaskRunning', 'b-1');
  event('TaskRunning', 'b-1');
  event('TaskEnded', 'a-1');
  expect(await samples('mixes_running')).toEqual(['lianmai_mixes_running 1']);
});

test('tells delivered callbacks from failed ones', async () => {
  const attempt = { service: 'rtc-callback', operation: 'Join', atMs: 0 };
  log.add({ ...attempt, status: 200 });
  log.add({ ...attempt, status: 503 });
  log.add({ ...attempt, code: 'NoAnswer' });
  expect(await samples('callbacks_total')).toEqual([
    'lianmai_callbacks_total{service="rtc-callback",outcome="delivered"} 1',
    'lianmai_callbacks_total{service="rtc-callback",outcome="failed"} 2',
  ]);
});

test('shows the viewers of the streams that are live now, and of no other', async () => {
  streams = [{ stream: 'tea', viewers: 3 }];
  expect(await samples('stream_viewers')).toEqual(['lianmai_stream_viewers{stream="tea"} 3']);
  streams = [];
  expect(await samples('stream_viewers')).toEqual([]);
});

test('shows what a mixer uses, where that can be known, and nothing of one that has ended', async () => {
  mixers = [
    { taskId: 'tea-1', processId: process.pid },
    { taskId: 'gone-1', processId: 2 ** 22 + 1 },
  ];
  const shown = [
    ...(await samples('mixer_cpu_seconds')),
    ...(await samples('mixer_resident_bytes')),
  ];
  expect(shown).toHaveLength(process.platform === 'linux' ? 2 : 0);
  expect(shown.every((line) => /task="tea-1"} \d/.test(line))).toBe(true);
});
