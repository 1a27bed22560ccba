/**
 * The platform's rules on StreamURLs under concurrency. The truth is the RTC service's own log, not
 * our table.
 */
import type { Call } from '../local/call-log';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { untilIs } from './until';

const COOLDOWN_MS = 10_000;
/** How long the product lets a stream rest: the cooldown and a margin for clocks that differ. */
const REST_MS = 12_000;

/** Of one stream, for the rest between them to show. */
const MIN_SPANS = 4;

/** The Live API starts a task only in a channel that somebody is in. */
const APIS = [
  { mixer: 'rtc', start: 'StartMPUTask', stop: 'StopMPUTask', needsHost: false, cycles: 12 },
  { mixer: 'live', start: 'StartLiveMPUTask', stop: 'StopLiveMPUTask', needsHost: true, cycles: 8 },
];

describe.each(APIS)('by MIXER=$mixer', ({ mixer, start: startTask, stop: stopTask, ...api }) => {
  const { needsHost, cycles } = api;
  let cloud: LocalCloud;

  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
  });
  afterAll(() => giveBack(cloud));

  /** A voice room, as its mix is light: what is mixed makes no difference here. */
  async function openRoom(roomId: string): Promise<void> {
    await cloud.api('POST', '/create-room', { body: { roomId, kind: 'voice' } });
    if (needsHost) await cloud.speak(roomId, 'host', { role: 'host', toneHz: 440 });
  }

  /** Starts a mix and stops it. A busy machine may answer neither in time: both are looked at later then. */
  async function runMix(roomId: string): Promise<void> {
    await cloud.api('POST', `/start-mix/${roomId}`, { body: {} });
    await mixBecomes(roomId, 'live');
    await cloud.api('POST', `/stop-mix/${roomId}`);
    await mixBecomes(roomId, 'idle');
  }

  async function mixBecomes(roomId: string, state: string): Promise<void> {
    const read = async () => (await cloud.api('GET', `/get-room/${roomId}`)).body.mix?.state;
    await untilIs(read, state);
  }

  async function rtcCalls(operation: string, roomId: string): Promise<Call[]> {
    const calls = await cloud.calls('rtc');
    return calls.filter(
      (call) => call.operation === operation && call.detail?.channelId === roomId,
    );
  }

  test('of 50 starts at once one starts a task and 49 say why not', async () => {
    await openRoom('fifty');
    const starts = await Promise.all(
      Array.from({ length: 50 }, () => cloud.api('POST', '/start-mix/fifty', { body: {} })),
    );
    const winners = starts.filter(({ status }) => status === 201);
    const losers = starts.filter(({ status }) => status === 409);
    expect([winners.length, losers.length]).toEqual([1, 49]);
    expect(new Set(losers.map(({ body }) => body.code))).toEqual(new Set(['MixAlreadyRunning']));
    expect(await rtcCalls(startTask, 'fifty')).toHaveLength(1);
  });

  test('of 20 starts with one Idempotency-Key one starts a task and all are told of it', async () => {
    await openRoom('twenty');
    const headers = { 'idempotency-key': 'start-1' };
    const start = () => cloud.api('POST', '/start-mix/twenty', { body: {}, headers });
    const starts = await Promise.all(Array.from({ length: 20 }, start));
    expect(starts.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(starts.every(({ status }) => [200, 201, 202].includes(status))).toBe(true);
    const again = await start();
    expect(again).toMatchObject({ status: 200, body: { mix: { taskId: 'twenty-1' } } });
    const other = await cloud.api('POST', '/start-mix/twenty', {
      body: { layout: 'pip' },
      headers,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'IdempotencyKeyReused' } });
    expect(await rtcCalls(startTask, 'twenty')).toHaveLength(1);
  });

  test('of 20 creates of one room one succeeds, and the room is listed once', async () => {
    const creates = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        cloud.api('POST', '/create-room', { as: `user${i}`, body: { roomId: 'contested' } }),
      ),
    );
    expect(creates.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(creates.filter(({ body }) => body.code === 'RoomExists')).toHaveLength(19);
    const { rooms } = (await cloud.api('GET', '/list-rooms?maxResults=100')).body;
    expect(rooms?.filter(({ roomId }) => roomId === 'contested')).toHaveLength(1);
  });

  test(`${cycles} cycles of impatient clients never share a StreamURL nor reuse it within 10 s`, async () => {
    await openRoom('impatient');
    // However few starts a busy machine answers in time, some come to a task in the end.
    for (
      let cycle = 0;
      cycle < cycles || (await taskSpans('impatient')).length < MIN_SPANS;
      cycle++
    ) {
      const start = () => cloud.api('POST', '/start-mix/impatient', { body: {} });
      const stop = () => cloud.api('POST', '/stop-mix/impatient');
      await Promise.all([start(), start(), stop(), start()]);
      await Promise.all([stop(), start(), stop()]);
      await cloud.advance(3000 + 500 * (cycle % 10));
    }
    const spans = await taskSpans('impatient');
    for (const [i, { startMs }] of spans.slice(1).entries()) {
      expect(startMs - (spans[i]?.endMs ?? 0)).toBeGreaterThanOrEqual(COOLDOWN_MS);
    }
    const refused = (await rtcCalls(startTask, 'impatient')).filter(({ code }) => code);
    expect(refused).toEqual([]);
  });

  test('a start that waits for the cooldown starts as soon as it is over', async () => {
    await openRoom('patient');
    await runMix('patient');
    const waiting = cloud.api('POST', '/start-mix/patient', { body: { onCooldown: 'wait' } });
    await cloud.advance(REST_MS);
    expect((await waiting).status).toBe(201);
  });

  test('a start that rotates takes a new stream at once', async () => {
    await openRoom('rotating');
    await runMix('rotating');
    const started = await cloud.api('POST', '/start-mix/rotating', {
      body: { onCooldown: 'rotate' },
    });
    expect(started.status).toBe(201);
    expect(new URL(started.body.playUrls?.flv ?? '').pathname).toBe('/live/rotating_g1.flv');
  });

  test('a mix whose start got no answer is found again when the room is read', async () => {
    await openRoom('unsure');
    await cloud.fault({
      service: 'rtc',
      operation: startTask,
      resource: 'unsure-1',
      kind: 'apply-then-drop',
    });
    const started = await cloud.api('POST', '/start-mix/unsure', { body: {} });
    expect(started).toMatchObject({ status: 202, body: { mix: { state: 'starting' } } });
    await cloud.advance(15_000);
    const room = await cloud.api('GET', '/get-room/unsure');
    expect(room.body.mix).toMatchObject({ state: 'live', taskId: 'unsure-1' });
  });

  test('a start that never arrived does not lock the room', async () => {
    await openRoom('lost');
    await cloud.fault({ service: 'rtc', operation: startTask, resource: 'lost-1', kind: 'drop' });
    expect((await cloud.api('POST', '/start-mix/lost', { body: {} })).status).toBe(202);
    await cloud.advance(31_000);
    expect((await cloud.api('GET', '/get-room/lost')).body.mix).toMatchObject({ state: 'idle' });
    await cloud.advance(REST_MS);
    expect((await cloud.api('POST', '/start-mix/lost', { body: {} })).status).toBe(201);
  });

  test('a mix that the service ended by itself does not block the next start', async () => {
    await openRoom('ended');
    await cloud.fault({
      service: 'rtc',
      operation: stopTask,
      resource: 'ended-1',
      kind: 'apply-then-drop',
    });
    await cloud.api('POST', '/start-mix/ended', { body: {} });
    expect((await cloud.api('POST', '/stop-mix/ended')).status).toBe(202);
    await cloud.advance(15_000);
    const start = () => cloud.api('POST', '/start-mix/ended', { body: {} });
    expect((await start()).body.code).toBe('StreamCoolingDown');
    await cloud.advance(REST_MS);
    expect((await start()).status).toBe(201);
  });

  /** When tasks of the room pushed to its stream, in order, by the RTC service's log. */
  async function taskSpans(roomId: string): Promise<{ startMs: number; endMs: number }[]> {
    const started = (await rtcCalls(startTask, roomId)).filter(({ code }) => !code);
    const ended = await rtcCalls('TaskEnded', roomId);
    return started.map(({ atMs, detail }) => ({
      startMs: atMs,
      endMs: ended.find((end) => end.detail?.taskId === detail?.taskId)?.atMs ?? Infinity,
    }));
  }
});
