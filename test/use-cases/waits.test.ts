/** Calls that wait hold a function instance each: a few of a user's may, and a share of all. */

import { mixParams } from '../../lib/model/layout';
import { WAITS_PER_USER } from '../../lib/store/wait-store';
import { watchRoom } from '../../lib/use-cases/room-snapshot';
import { startMix } from '../../lib/use-cases/start-mix';
import { codeOf, HOST, House, user } from './house';

const IN_ALL = 6;
const WAIT_SECONDS = 20;

let house: House;
beforeEach(async () => {
  house = new House({ MAX_WAITS: String(IN_ALL) });
  await house.open('tea');
});

/** A look that waits for 20 s, because its caller knows the room as it is. */
const watch = (userId: string, changes: { waitSeconds?: number } = {}) =>
  watchRoom(house.services, {
    roomId: 'tea',
    actor: user(userId),
    waitSeconds: WAIT_SECONDS,
    show: ({ room }) => room.title,
    isKnown: () => true,
    ...changes,
  });
const looksOf = (userIds: string[]) => Promise.all(userIds.map((userId) => watch(userId)));
const users = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`);
const haveWaited = (looks: { askAgainAfterMs?: number }[]) =>
  looks.filter(({ askAgainAfterMs }) => askAgainAfterMs === undefined).length;

/** Takes places that others wait in, for as long as a test lasts. */
async function occupy(userIds: string[]): Promise<void> {
  const [nowMs, untilMs] = [house.now(), house.now() + WAIT_SECONDS * 1000];
  for (const userId of userIds) await house.services.waits.take(userId, { nowMs, untilMs });
}

test('of 40 looks of one user at once three wait, and the rest is answered at once', async () => {
  const looks = await looksOf(users(40).map(() => 'mallory'));
  expect(haveWaited(looks)).toBe(WAITS_PER_USER);
  expect(house.all('waits')).toEqual([]);
});

test('a user with three waiting calls does not keep another from waiting', async () => {
  await occupy(Array(WAITS_PER_USER).fill('mallory'));
  const calledAtMs = house.now();
  expect(await watch('mallory')).toEqual({ view: '', askAgainAfterMs: 5000 });
  expect(house.now()).toBe(calledAtMs);
  expect(await watch('ben')).toEqual({ view: '' });
  expect(house.now()).toBe(calledAtMs + WAIT_SECONDS * 1000);
});

test('a user whose id begins as that of another has places of their own', async () => {
  await occupy(Array(WAITS_PER_USER).fill('ben'));
  expect(haveWaited([await watch('ben2')])).toBe(1);
});

test('of many users at once as many wait as may in all', async () => {
  const looks = await looksOf(users(30));
  expect(haveWaited(looks)).toBe(IN_ALL);
  await occupy(users(IN_ALL - 1));
  expect(haveWaited([await watch('ben')])).toBe(1);
  await occupy(['ann']);
  expect(haveWaited([await watch('ben')])).toBe(0);
});

test('who is refused a place has written nothing', async () => {
  await occupy(Array(WAITS_PER_USER).fill('mallory'));
  const { length } = house.table.done;
  await watch('mallory');
  expect(house.table.done).toHaveLength(length);
});

test('a look that need not wait takes no place', async () => {
  const { length } = house.table.done;
  await watch('ben', { waitSeconds: 0 });
  expect(house.table.done).toHaveLength(length);
});

test('the place of a call that died is free again soon after the end of its wait', async () => {
  await occupy(users(IN_ALL));
  await house.advance(WAIT_SECONDS * 1000 + 9000);
  expect(haveWaited([await watch('ben')])).toBe(0);
  await house.advance(1000);
  expect(haveWaited([await watch('ben')])).toBe(1);
  expect(house.all('waits')).toEqual([]);
});

test('a start waits for the rest of its stream only while its caller may wait', async () => {
  await house.start('tea');
  await house.stop('tea');
  await occupy(Array(WAITS_PER_USER).fill(HOST.userId));
  const stoppedAtMs = house.now();
  expect(await codeOf(house.start('tea', { onCooldown: 'wait' }))).toBe('StreamCoolingDown');
  expect(house.now()).toBe(stoppedAtMs);
  await house.open('mocca', {}, user('ben'));
  await house.start('mocca', { actor: user('ben') });
  await house.stop('mocca', user('ben'));
  const started = await house.start('mocca', { actor: user('ben'), onCooldown: 'wait' });
  expect(started).toMatchObject({ outcome: 'done' });
});

/** A start by a clock that the store's answer corrects at the end of the first wait. */
function startWhileCorrected(byMs: number, meanwhile = async () => {}) {
  let correctionMs = 0;
  const clock = {
    now: () => house.now() + correctionMs,
    sleepUntil: async (timeMs: number) => {
      await house.sleepUntil(timeMs - correctionMs);
      if (correctionMs === 0) await meanwhile();
      correctionMs = byMs;
    },
  };
  const start = { roomId: 'tea', actor: HOST, params: mixParams({}), idempotencyKey: '' };
  return startMix({ ...house.services, clock }, { ...start, onCooldown: 'wait' });
}

test('a start whose clock was corrected while it waited waits for the moment that is left', async () => {
  await house.start('tea');
  await house.stop('tea');
  const { availableAtMs } = house.room('tea').mix;
  expect(await startWhileCorrected(-50)).toMatchObject({ outcome: 'done' });
  expect(house.now()).toBe(availableAtMs + 50);
  house.requireRules();
});

test('a start waits for one rest, not for that of a show which came between', async () => {
  await house.start('tea');
  await house.stop('tea');
  const show = async () => {
    await house.start('tea');
    await house.stop('tea');
  };
  expect(await codeOf(startWhileCorrected(0, show))).toBe('StreamCoolingDown');
});
