/** A start claims the mix in one conditional write, whatever fails or happens at the same moment. */

import { roomView } from '../../lib/api/room-view';
import { mixParams } from '../../lib/model/layout';
import {
  availableAt,
  SEND_WINDOW_MS,
  START_DEADLINE_MS,
  VERIFY_AFTER_MS,
} from '../../lib/model/mix-state';
import { storesOn } from '../../lib/store/stores';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { closeRoom } from '../../lib/use-cases/room';
import { loadRoom, readRoom } from '../../lib/use-cases/room-snapshot';
import { startMix } from '../../lib/use-cases/start-mix';
import { codeOf, HOST, House } from './house';
import type { StoreCall } from './house-table';

const REST_MS = availableAt(0);
const KEY = { idempotencyKey: 'key' };

const isClaim = ({ put }: StoreCall) => put?.mix_state === 'starting';
const isConfirmation = ({ put }: StoreCall) => put?.mix_state === 'live';
const isGivingBack = ({ put }: StoreCall) =>
  put?.mix_state === 'idle' && String(put.last_outcome).startsWith('refused');
const isStart = ({ operation }: { operation: string }) => operation === 'start';
const isStop = ({ operation }: { operation: string }) => operation === 'stop';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open('tea');
});
afterEach(() => house.requireRules());

const mix = () => house.room('tea').mix;
const alive = () => house.rtc.log.alive().map(({ taskId }) => taskId);

/** Time passes, and somebody reads the room. */
async function later(ms: number): Promise<void> {
  await house.advance(ms);
  await readRoom(house.services, { roomId: 'tea', actor: HOST });
}

test('a claim of which nobody knows whether it was made is not made again', async () => {
  house.table.calls.next(isClaim, 'late');
  expect(await codeOf(house.start('tea'))).toBe('StoreUnavailable');
  expect(house.table.calls.made.filter(isClaim)).toHaveLength(1);
  // It is made after all, and nobody starts a task for it.
  house.table.calls.deliver();
  // Nobody looks at the room but the timer.
  await house.advance(START_DEADLINE_MS + 1000);
  await runAgenda(house.services, 1);
  expect(mix()).toMatchObject({ state: 'idle', fence: 1, lastOutcome: 'lost' });
  await house.advance(REST_MS);
  expect(await house.start('tea')).toMatchObject({ outcome: 'done' });
});

test('a claim that was made although its answer is lost is gone on with', async () => {
  house.table.calls.next(isClaim, 'answer-lost');
  expect(await house.start('tea')).toMatchObject({ outcome: 'done', mix: { fence: 1 } });
});

test('of ten starts at once one starts a task', async () => {
  const starts = Array.from({ length: 10 }, () => house.start('tea'));
  const outcomes = await Promise.allSettled(starts);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(alive()).toEqual(['tea-1']);
});

test('a closed room does not start, even if it is closed just before the claim', async () => {
  const close = () => closeRoom(house.services, { roomId: 'tea', actor: HOST });
  house.table.calls.next(isClaim, close);
  expect(await codeOf(house.start('tea'))).toBe('RoomClosed');
  expect(house.mixer.calls.made.filter(isStart)).toEqual([]);
});

test('a start that comes again with its Idempotency-Key starts no second mix', async () => {
  await house.start('tea', KEY);
  await house.stop('tea');
  await house.advance(REST_MS);
  expect(await house.start('tea', KEY)).toMatchObject({ outcome: 'done-before' });
  expect(house.rtc.log.all()).toHaveLength(1);
});

test('a start that the service refused leaves the room free, for the same Idempotency-Key, too', async () => {
  house.mixer.calls.next(isStart, 'refused');
  expect(await codeOf(house.start('tea', KEY))).toBe('MixerRefused');
  expect(mix().state).toBe('idle');
  expect(await house.start('tea', KEY)).toMatchObject({ outcome: 'done' });
  expect(alive()).toEqual(['tea-2']);
});

test('a start that came to nothing may be repeated with its Idempotency-Key', async () => {
  house.mixer.calls.next(isStart, 'lost');
  expect(await house.start('tea', KEY)).toMatchObject({ outcome: 'pending' });
  await later(START_DEADLINE_MS + 1000);
  expect(mix()).toMatchObject({ state: 'idle', lastOutcome: 'lost' });
  await house.advance(REST_MS);
  expect(await house.start('tea', KEY)).toMatchObject({ outcome: 'done' });
});

test('a start without an answer is pending, and live as soon as the service knows it', async () => {
  house.mixer.calls.next(isStart, 'answer-lost');
  expect(await house.start('tea')).toMatchObject({ outcome: 'pending' });
  expect(mix().state).toBe('starting');
  await later(VERIFY_AFTER_MS);
  expect(mix()).toMatchObject({ state: 'live', fence: 1 });
});

test('a start that rotates takes a stream of its own', async () => {
  await house.start('tea');
  await house.stop('tea');
  expect(await house.start('tea', { onCooldown: 'rotate' })).toMatchObject({ outcome: 'done' });
  const streams = house.rtc.log.all().map(({ stream }) => stream);
  expect(new Set(streams).size).toBe(2);
});

test('an instance that was frozen after its claim sends no start', async () => {
  const isQuotaRead = ({ operation, table }: StoreCall) =>
    operation === 'getMany' && table === 'quotas';
  house.table.calls.next(isQuotaRead, () => house.advance(SEND_WINDOW_MS + 1));
  expect(await codeOf(house.start('tea'))).toBe('MixerUnavailable');
  expect(house.mixer.calls.made).toEqual([]);
  expect(mix().state).toBe('idle');
});

test('the confirmation of an earlier start confirms no later one', async () => {
  house.table.calls.next(isConfirmation, async () => {
    await house.stop('tea');
    await house.advance(REST_MS);
    house.mixer.calls.next(isStart, 'lost');
    await house.start('tea');
  });
  expect(await codeOf(house.start('tea'))).toBe('MixNotRunning');
  expect(mix()).toMatchObject({ state: 'starting', fence: 2 });
});

test('a start that somebody else has confirmed meanwhile is done, and stops nothing', async () => {
  house.table.calls.next(isConfirmation, () => later(VERIFY_AFTER_MS));
  expect(await house.start('tea')).toMatchObject({ outcome: 'done-before', mix: { fence: 1 } });
  expect(mix()).toMatchObject({ state: 'live', fence: 1 });
  expect(alive()).toEqual(['tea-1']);
});

test('a mix that is stopped while it starts is not live, and its task is stopped', async () => {
  house.table.calls.next(isConfirmation, async () => {
    house.mixer.calls.next(isStop, 'lost');
    expect(await house.stop('tea')).toMatchObject({ outcome: 'pending' });
  });
  expect(await codeOf(house.start('tea'))).toBe('MixNotRunning');
  expect(alive()).toEqual([]);
  expect(mix().state).toBe('idle');
});

test('a claim that is given back late takes the mix from no later start', async () => {
  house.mixer.calls.next(isStart, 'refused');
  house.table.calls.next(isGivingBack, async () => {
    await later(START_DEADLINE_MS + 1000);
    await house.advance(REST_MS);
    await house.start('tea');
  });
  expect(await codeOf(house.start('tea'))).toBe('MixerRefused');
  expect(mix()).toMatchObject({ state: 'live', fence: 2 });
});

test('a layout that needs more seats than the mix has is refused before anything is done', async () => {
  const { length } = house.table.calls.made;
  const params = mixParams({ layout: 'side-by-side', seats: 1 });
  expect(await codeOf(house.start('tea', { params }))).toBe('NotEnoughSeats');
  expect(house.table.calls.made).toHaveLength(length);
});

/** The functions as they are after a deployment with another limit. */
function redeployed(maxMixMinutes: number) {
  const config = { ...house.services.config, maxMixMinutes };
  return { ...house.services, ...storesOn(house.table, config), config };
}

describe.each([
  { rule: {}, limit: 60, minutes: 60 },
  { rule: {}, limit: 480, minutes: 480 },
  { rule: { maxDurationMinutes: 90 }, limit: 60, minutes: 60 },
  { rule: { maxDurationMinutes: 90 }, limit: 480, minutes: 90 },
])(
  'with the rule $rule and a limit that is $limit minutes now, a mix',
  ({ rule, limit, minutes }) => {
    const start = {
      roomId: 'mocca',
      actor: HOST,
      onCooldown: 'reject',
      idempotencyKey: '',
    } as const;
    const lasts = () => house.room('mocca').mix.endsByMs - house.room('mocca').mix.startedAtMs;
    beforeEach(() => house.open('mocca', rule));

    test('ends when the smaller of both is over, as its room says', async () => {
      const services = redeployed(limit);
      await startMix(services, { ...start, params: mixParams({}) });
      expect(lasts()).toBe(minutes * 60_000);
      const view = roomView(services, await loadRoom(services, 'mocca'), HOST);
      expect(view.maxDurationMinutes).toBe(minutes);
    });

    test('does so, too, when only a check finds that it runs', async () => {
      const services = redeployed(limit);
      house.mixer.calls.next(isStart, 'answer-lost');
      const { outcome } = await startMix(services, { ...start, params: mixParams({}) });
      expect(outcome).toBe('pending');
      await house.advance(VERIFY_AFTER_MS + 1000);
      await runAgenda(services, 1);
      expect(lasts()).toBe(minutes * 60_000);
    });
  },
);
