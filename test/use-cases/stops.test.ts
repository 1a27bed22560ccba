/** A stop is done when the task is over for good; whatever is left half-way is put right. */
import { availableAt, START_DEADLINE_MS, VERIFY_AFTER_MS } from '../../lib/model/mix-state';
import { ORPHAN_CHECK_MS } from '../../lib/model/room-step';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { stopMix } from '../../lib/use-cases/stop-mix';
import { roomUsage } from '../../lib/use-cases/usage';
import { codeOf, HOST, House } from './house';
import type { StoreCall } from './house-table';

const REST_MS = availableAt(0);
const MINUTE_MS = 60_000;

const isStart = ({ operation }: { operation: string }) => operation === 'start';
const isStop = ({ operation }: { operation: string }) => operation === 'stop';
const isStatus = ({ operation }: { operation: string }) => operation === 'status';
const isEnd = ({ put }: StoreCall) => put?.ended_at_ms !== undefined && put.mix_state === 'idle';
const isOrphanCheck = ({ put }: StoreCall) => put?.last_outcome === 'never ran';
const isUsage = ({ table, operation }: StoreCall) => table === 'usage' && operation === 'update';

let house: House;
beforeEach(async () => {
  house = new House();
});
afterEach(() => house.requireRules());

const mix = () => house.room('tea').mix;
const alive = () => house.rtc.log.alive().map(({ taskId }) => taskId);

async function usage() {
  const query = { roomId: 'tea', actor: HOST, maxResults: 10, nextToken: undefined };
  return (await roomUsage(house.services, query)).usage;
}

async function later(ms: number): Promise<void> {
  await house.advance(ms);
  await readRoom(house.services, { roomId: 'tea', actor: HOST });
}

/** A start that has come to nothing as far as anybody knows: its task may still begin. */
async function loseStart(fate: 'late' | 'lost'): Promise<void> {
  await house.open('tea');
  house.mixer.calls.next(isStart, fate);
  expect(await house.start('tea')).toMatchObject({ outcome: 'pending' });
  await later(START_DEADLINE_MS + 1000);
  expect(mix()).toMatchObject({ state: 'idle', lastOutcome: 'lost' });
}

test('a mix whose stop has no answer is stopping until it is known to have ended', async () => {
  await house.live('tea');
  house.mixer.calls.next(isStop, 'lost');
  expect(await house.stop('tea')).toMatchObject({ outcome: 'pending', mix: { state: 'stopping' } });
  expect(mix().state).toBe('stopping');
  expect(await codeOf(house.start('tea', { onCooldown: 'rotate' }))).toBe('MixStopping');
  await later(VERIFY_AFTER_MS);
  expect(mix()).toMatchObject({ state: 'idle', lastOutcome: 'stopped' });
  expect(alive()).toEqual([]);
});

test('a stream rests from when its stop was answered, however long that took', async () => {
  await house.live('tea');
  house.mixer.calls.next(isStop, () => house.advance(3000));
  await house.stop('tea');
  expect(mix().availableAtMs).toBe(house.now() + REST_MS);
});

test('a mix that is stopped at once by a clock that is behind ends when it started', async () => {
  await house.open('tea');
  await house.start('tea');
  const startedAtMs = house.now();
  const sleepUntil = (timeMs: number) => house.sleepUntil(timeMs);
  const clock = { now: () => house.now() - 1500, sleepUntil };
  const { mix: told } = await stopMix({ ...house.services, clock }, { roomId: 'tea', actor: HOST });
  expect(mix()).toMatchObject({ startedAtMs, endedAtMs: startedAtMs });
  expect(mix().availableAtMs).toBe(availableAt(startedAtMs));
  expect(told).toMatchObject({ state: 'idle', availableAtMs: mix().availableAtMs });
});

test('a stop that comes to its end late ends no later mix', async () => {
  await house.live('tea');
  house.table.calls.next(isEnd, async () => {
    await later(VERIFY_AFTER_MS);
    await house.advance(REST_MS);
    await house.start('tea');
  });
  await house.stop('tea');
  expect(mix()).toMatchObject({ state: 'live', fence: 2 });
  expect(alive()).toEqual(['tea-2']);
});

test.each(['absent', 'stopped'] as const)(
  'a stop is not done while the start may still arrive, whether its task is called %s or not',
  async (word) => {
    house.rtc.wordForUnknown = word;
    await house.open('tea');
    house.mixer.calls.next(isStart, 'late');
    await house.start('tea');
    expect(await house.stop('tea')).toMatchObject({ outcome: 'pending' });
    house.mixer.calls.deliver();
    expect(alive()).toEqual(['tea-1']);
    await later(VERIFY_AFTER_MS);
    expect(alive()).toEqual([]);
    expect(mix().state).toBe('idle');
  },
);

test('a stop is not done if the start arrives right after it', async () => {
  house.rtc.wordForUnknown = 'stopped';
  await house.open('tea');
  house.mixer.calls.next(isStart, 'late');
  await house.start('tea');
  house.mixer.calls.next(isStatus, async () => house.mixer.calls.deliver());
  expect(await house.stop('tea')).toMatchObject({ outcome: 'pending' });
  await later(VERIFY_AFTER_MS);
  expect(alive()).toEqual([]);
  expect(mix().state).toBe('idle');
});

test('a task that begins after its start was believed lost is stopped, and its stream rests', async () => {
  await loseStart('late');
  house.mixer.calls.deliver();
  expect(alive()).toEqual(['tea-1']);
  await house.advance(ORPHAN_CHECK_MS);
  await runAgenda(house.services, 1);
  expect(alive()).toEqual([]);
  expect(await codeOf(house.start('tea'))).toBe('StreamCoolingDown');
  await house.advance(REST_MS);
  expect(await house.start('tea')).toMatchObject({ outcome: 'done' });
});

test('the search for a lost task tells nothing of a mix that was started meanwhile', async () => {
  await loseStart('lost');
  await house.advance(ORPHAN_CHECK_MS);
  house.table.calls.next(isOrphanCheck, async () => {
    await house.start('tea');
    await house.stop('tea');
  });
  await runAgenda(house.services, 1);
  expect(mix()).toMatchObject({ state: 'idle', fence: 2, lastOutcome: 'stopped' });
});

test('what a task has cost is written down, although it could not be when it ended', async () => {
  await house.live('tea');
  await house.advance(MINUTE_MS);
  house.table.calls.next(isUsage, 'lost');
  house.table.calls.next(isUsage, 'lost');
  await house.stop('tea');
  await house.advance(VERIFY_AFTER_MS + 1000);
  await runAgenda(house.services, 1);
  expect(await usage()).toMatchObject([{ taskId: 'tea-1', outcome: 'stopped', billedMinutes: 2 }]);
});

test('what a lost task has cost after all is written down, although it is found meanwhile', async () => {
  await loseStart('lost');
  const [lost] = mix().unrecorded;
  if (!lost) throw new Error('Its usage is written down already.');
  house.table.calls.next(isUsage, async () => {
    const endedAtMs = lost.startedAtMs + 2 * MINUTE_MS;
    const ended = { ...lost, endedAtMs, outcome: 'stopped', found: true } as const;
    await house.services.mixes.closeOrphanCheck('tea', ended);
  });
  for (const _check of ['loses', 'writes']) {
    await house.advance(VERIFY_AFTER_MS + 1000);
    await runAgenda(house.services, 1);
  }
  expect(await usage()).toMatchObject([{ taskId: 'tea-1', outcome: 'stopped', billedMinutes: 2 }]);
});
