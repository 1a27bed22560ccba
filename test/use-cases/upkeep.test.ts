/** Rooms run themselves: whatever a call or an event has not done is done by a later check. */
import { VERIFY_AFTER_MS } from '../../lib/model/mix-state';
import { IDLE_CLOSE_MS, LIVE_CHECK_MS } from '../../lib/model/room-step';
import { LAST_RUN_COLUMN } from '../../lib/store/last-run';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { handleRtcMessage } from '../../lib/use-cases/events';
import { closeRoom, listRooms } from '../../lib/use-cases/room';
import { updateMix } from '../../lib/use-cases/update-mix';
import { HOST, House } from './house';
import type { StoreCall } from './house-table';

const MINUTE_MS = 60_000;
const isRoomRead = ({ table, operation }: StoreCall) => table === 'rooms' && operation === 'get';

let house: House;
beforeEach(() => {
  house = new House();
});
afterEach(() => house.requireRules());

const stateNow = () => house.room('tea').mix.state;
const nextCheck = (ms: number) => house.advance(ms).then(() => runAgenda(house.services, 1));

/** Events are lost until this is called again. */
function loseEvents(share: 0 | 1): void {
  house.world.weather = { ...house.world.weather, callbackLost: share };
}

test('a host who is said to have left keeps the mix while the channel has them', async () => {
  await house.live('tea');
  const [host] = (await house.services.members.load('tea')).members;
  const sessionId = host?.openSessions[0] ?? '';
  const event = { roomId: 'tea', userId: HOST.userId, sessionId, atMs: house.now() };
  await house.services.members.record({ ...event, tag: 'left' });
  await nextCheck(10 * MINUTE_MS);
  expect(stateNow()).toBe('live');
  loseEvents(1);
  house.rtc.channels.leaveAll('tea');
  await nextCheck(10 * MINUTE_MS);
  await nextCheck(2 * MINUTE_MS);
  expect(stateNow()).toBe('idle');
});

test('an event whose room could not be checked is made good by the agenda', async () => {
  await house.open('tea', { autoStart: true });
  const event = { roomId: 'tea', userId: 'host', sessionId: 's', atMs: house.now() };
  const message = { id: 'm', content: 'm', channelId: 'tea', problems: [] };
  house.table.calls.next(isRoomRead, 'lost');
  await handleRtcMessage(house.services, { ...message, events: [{ ...event, tag: 'published' }] });
  expect(stateNow()).toBe('idle');
  expect(house.logged).toContainEqual(expect.objectContaining({ event: 'reconcile-later' }));
  await nextCheck(1000);
  expect(stateNow()).toBe('live');
});

test('a mix that starts again by itself keeps who is muted, but only within one show', async () => {
  await house.open('tea', { autoStart: true });
  house.rtc.channels.join('tea', HOST.userId);
  await house.advance(1000);
  const update = { roomId: 'tea', actor: HOST, layoutVersion: undefined };
  await updateMix(house.services, { ...update, scene: { layout: 'pip', muted: ['eve'] } });
  const again = async () => {
    house.rtc.channels.leaveAll('tea');
    await nextCheck(3 * MINUTE_MS);
    expect(stateNow()).toBe('idle');
    house.rtc.channels.join('tea', HOST.userId);
    await house.advance(1000);
  };
  await again();
  expect(house.room('tea').mix.params).toMatchObject({ layout: 'pip', muted: ['eve'] });
  await house.stop('tea');
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  await house.advance(MINUTE_MS);
  await house.open('tea', { autoStart: true });
  await again();
  expect(house.room('tea').mix).toMatchObject({ state: 'live', params: { layout: 'pip' } });
  expect(house.room('tea').mix.params?.muted).toBeUndefined();
});

test('a check that is asked for while one of the same second ends is not taken off with it', async () => {
  await house.open('tea');
  const atMs = house.now();
  const isRemoval = ({ table, operation }: StoreCall) =>
    table === 'agenda' && operation === 'delete';
  await house.services.agenda.add('tea', atMs);
  house.table.calls.next(isRemoval, () => house.services.agenda.add('tea', atMs));
  await nextCheck(1000);
  // Each removal ends a check of its own.
  expect(house.table.calls.made.filter(isRemoval)).toHaveLength(2);
  expect(await house.services.agenda.dueBefore(house.now() + 1, 10)).toEqual([]);
});

test('fifty events of a live room leave one more check, as one would', async () => {
  await house.live('tea');
  await nextCheck(MINUTE_MS);
  const event = { roomId: 'tea', userId: HOST.userId, sessionId: 'second' };
  for (let index = 0; index < 50; index++) {
    await house.advance(7000);
    const tag = index % 2 === 0 ? ('joined' as const) : ('left' as const);
    const events = [{ ...event, tag, atMs: house.now() }];
    const message = { id: `m${index}`, content: `m${index}`, channelId: 'tea', problems: [] };
    await handleRtcMessage(house.services, { ...message, events });
  }
  await nextCheck(MINUTE_MS);
  expect(stateNow()).toBe('live');
  const { startedAtMs } = house.room('tea').mix;
  const due = await house.services.agenda.dueBefore(house.now() + LIVE_CHECK_MS, 100);
  expect(due.map(({ dueAtMs }) => dueAtMs)).toEqual([startedAtMs + LIVE_CHECK_MS]);
});

test('a room that nobody has used for a day is not closed if its host starts at that moment', async () => {
  await house.open('tea');
  await house.advance(IDLE_CLOSE_MS);
  const isClose = ({ put }: StoreCall) => put?.room_state === 'closed';
  house.table.calls.next(isClose, () => house.start('tea'));
  await nextCheck(1000);
  expect(house.table.calls.made.filter(isClose)).toHaveLength(1);
  expect([house.room('tea').state, stateNow()]).toEqual(['open', 'live']);
  expect((await listRooms(house.services, { maxResults: 5, actor: HOST })).rooms).toHaveLength(1);
});

test('a start that nobody checks is reconciled by the agenda', async () => {
  await house.open('tea');
  house.mixer.calls.next(({ operation }) => operation === 'start', 'answer-lost');
  await house.start('tea');
  await nextCheck(VERIFY_AFTER_MS + 1000);
  expect(stateNow()).toBe('live');
});

test('a stop that nobody checks is brought to its end by the agenda', async () => {
  await house.live('tea');
  await nextCheck(MINUTE_MS);
  house.mixer.calls.next(({ operation }) => operation === 'stop', 'lost');
  await house.stop('tea');
  await nextCheck(VERIFY_AFTER_MS + 1000);
  expect(stateNow()).toBe('idle');
  expect(house.rtc.log.alive()).toEqual([]);
});

describe('a run of the timer', () => {
  /** A start of which nobody knows is due to be checked. */
  beforeEach(async () => {
    await house.open('tea');
    house.mixer.calls.next(({ operation }) => operation === 'start', 'answer-lost');
    await house.start('tea');
  });

  test.each([
    [
      'its sign of life',
      ({ put }: StoreCall) => put?.[LAST_RUN_COLUMN] !== undefined,
      'sign-of-life',
    ],
    ['whether a mix runs', ({ table }: StoreCall) => table === 'quotas', 'viewers'],
  ])('goes on without %s', async (_, isMeant, part) => {
    await house.advance(VERIFY_AFTER_MS + 1000);
    house.table.calls.next(isMeant, 'lost');
    expect(await runAgenda(house.services, 1)).toEqual({ done: 1, failed: 0 });
    expect(stateNow()).toBe('live');
    expect(house.logged).toContainEqual(
      expect.objectContaining({ event: 'run-part-failed', part }),
    );
  });

  test('ends its other parts before it fails for one', async () => {
    const { services } = house;
    services.receiver = house.receiver;
    services.deliveries.dueBefore = () => Promise.reject(new Error('No answer.'));
    await expect(nextCheck(VERIFY_AFTER_MS + 1000)).rejects.toThrow('No answer.');
    expect(stateNow()).toBe('live');
    expect(house.logged).toContainEqual(
      expect.objectContaining({ event: 'run-part-failed', part: 'events' }),
    );
  });
});

test('a room that could not be checked is checked again', async () => {
  await house.open('tea');
  house.mixer.calls.next(({ operation }) => operation === 'start', 'answer-lost');
  await house.start('tea');
  house.table.calls.next(isRoomRead, 'lost');
  expect(await nextCheck(VERIFY_AFTER_MS + 1000)).toEqual({ done: 0, failed: 1 });
  expect(stateNow()).toBe('starting');
  expect(await nextCheck(31_000)).toEqual({ done: 1, failed: 0 });
  expect(stateNow()).toBe('live');
});
