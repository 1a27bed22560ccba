/** A forbidden stream: no mix pushes to it any more, whatever is lost, until an admin allows it. */
import { listActions, roomPageQuery } from '../../lib/use-cases/actions';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { liftModeration, moderate } from '../../lib/use-cases/moderate';
import { closeRoom, createRoom, createRoomBody } from '../../lib/use-cases/room';
import { listEvents, listEventsQuery } from '../../lib/use-cases/room-events';
import { ADMIN, codeOf, HOST, House } from './house';

const MODERATION = {
  MODERATION_KEYS: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
  MODERATION_POLICY: JSON.stringify([{ label: '*', minScore: 90, action: 'forbid' }]),
};
/** Longer than a stream rests. */
const REST_MS = 13_000;
/** Longer than a call can be under way. */
const AGAIN_MS = 31_000;

let house: House;
let reports = 0;
beforeEach(async () => {
  house = new House(MODERATION);
  await house.live('tea');
});

function report() {
  reports += 1;
  const seen = { roomId: 'tea', userId: 'host', label: 'terror', score: 95 };
  return moderate(house.services, { reportId: `r${reports}`, ...seen });
}
const allow = (actor = ADMIN) =>
  liftModeration(house.services, { roomId: 'tea', allowStream: true, reason: 'Wrong', actor });
const state = () => house.room('tea').forbidden?.state;
const mixState = () => house.room('tea').mix.state;
const startCode = (onCooldown: 'reject' | 'rotate' = 'reject') =>
  codeOf(house.start('tea', { onCooldown }));
const fails = (operation: 'forbid' | 'allow', fate: 'lost' | 'refused' | 'answer-lost' | 'late') =>
  house.blocklist.calls.next((call) => call.operation === operation, fate);

/** The timer runs when no call can be under way any more. */
async function checkLater(): Promise<void> {
  await house.advance(AGAIN_MS);
  await runAgenda(house.services, 1);
}

test('the mix is stopped, its stream is out, and no start gets past it', async () => {
  await report();
  expect(house.room('tea').mix).toMatchObject({ state: 'idle', lastOutcome: 'moderated' });
  expect([state(), [...house.blocked.streams]]).toEqual(['forbidden', ['tea']]);
  await house.advance(REST_MS);
  expect([await startCode(), await startCode('rotate')]).toEqual([
    'StreamForbidden',
    'StreamForbidden',
  ]);
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  const create = { ...createRoomBody.parse({}), roomId: 'tea', actor: HOST };
  await createRoom(house.services, create);
  expect(await startCode()).toBe('StreamForbidden');
  expect(house.rtc.log.alive()).toEqual([]);
});

test('the repeat of a start is refused, too', async () => {
  await house.stop('tea');
  await house.advance(REST_MS);
  await house.start('tea', { idempotencyKey: 'once' });
  await report();
  expect(await codeOf(house.start('tea', { idempotencyKey: 'once' }))).toBe('StreamForbidden');
});

test('it is the stream that the room has rotated to', async () => {
  await house.stop('tea');
  await house.start('tea', { onCooldown: 'rotate' });
  await report();
  expect([...house.blocked.streams]).toEqual(['tea_g1']);
});

test('a start between the read and the order does not get away with a new stream', async () => {
  await house.stop('tea');
  const isOrder = ({ put }: { put?: { forbidden?: unknown } }) => put?.forbidden !== undefined;
  house.table.calls.next(isOrder, () => house.start('tea', { onCooldown: 'rotate' }));
  await report();
  expect([mixState(), [...house.blocked.streams]]).toEqual(['idle', ['tea_g1']]);
});

test('a mix that starts while the report comes in is stopped', async () => {
  await house.stop('tea');
  await house.advance(REST_MS);
  house.mixer.calls.next(({ operation }) => operation === 'start', report);
  expect(await startCode()).toBe('MixNotRunning');
  expect([mixState(), house.rtc.log.alive()]).toEqual(['idle', []]);
});

test('a mix that nobody has stopped is stopped by the timer', async () => {
  house.mixer.calls.next(({ operation }) => operation === 'stop', 'lost');
  await report();
  expect([state(), mixState()]).toEqual(['forbidden', 'stopping']);
  await checkLater();
  expect([mixState(), house.rtc.log.alive()]).toEqual(['idle', []]);
});

test('a mix whose report died after the order is stopped by the timer', async () => {
  const isStop = ({ put }: { put?: { mix_state?: unknown } }) => put?.mix_state === 'stopping';
  house.table.calls.next(isStop, 'refused');
  await expect(report()).rejects.toThrow('refused');
  expect([state(), mixState()]).toEqual(['forbidden', 'live']);
  await checkLater();
  expect([mixState(), house.rtc.log.alive()]).toEqual(['idle', []]);
});

test.each(['lost', 'refused', 'answer-lost'] as const)(
  'while it is not known whether the service has done it (%s), it is told again and nothing is guessed',
  async (fate) => {
    fails('forbid', fate);
    await report();
    expect([state(), await startCode()]).toEqual(['forbidding', 'StreamForbidden']);
    await checkLater();
    expect([state(), [...house.blocked.streams]]).toEqual(['forbidden', ['tea']]);
    fails('allow', fate);
    expect(await allow()).toMatchObject({ stream: 'allowing' });
    expect(await startCode()).toBe('StreamForbidden');
    await checkLater();
    expect([state(), [...house.blocked.streams]]).toEqual([undefined, []]);
    await house.start('tea');
    expect(mixState()).toBe('live');
  },
);

test('a late call of an order that was taken back changes nothing in the end', async () => {
  fails('forbid', 'late');
  await report();
  expect(await allow()).toMatchObject({ stream: 'allowing' });
  house.blocklist.calls.deliver();
  expect([...house.blocked.streams]).toEqual(['tea']);
  await checkLater();
  expect([state(), [...house.blocked.streams]]).toEqual([undefined, []]);
});

test('an instance that was frozen after its order does not send it', async () => {
  house.onUpdate = ({ put }) => {
    if (String(put?.forbidden).includes('forbidding')) house.world.scheduler.nowMs += AGAIN_MS;
    house.onUpdate = () => undefined;
  };
  await report();
  expect([state(), house.blocklist.calls.made]).toEqual(['forbidding', []]);
  await checkLater();
  expect(state()).toBe('forbidden');
});

test('an admin allows it again, nobody else does, and each act is told and logged', async () => {
  await report();
  expect(await codeOf(allow(HOST))).toBe('NotAdmin');
  expect(await allow()).toEqual({ roomId: 'tea', covered: [], stream: 'allowed' });
  expect(await allow()).toMatchObject({ stream: 'allowed' });
  const list = { ...listEventsQuery.parse({}), roomId: 'tea', actor: HOST };
  const events = await listEvents(house.services, list);
  const told = events.filter(({ type }) => type.startsWith('moderation.'));
  expect(told.map(({ type, data }) => [type, data])).toEqual([
    ['moderation.acted', { userId: 'host', label: 'terror', score: 95, action: 'forbid' }],
    ['moderation.stream-allowed', {}],
  ]);
  const page = { ...roomPageQuery.parse({ roomId: 'tea' }), actor: ADMIN };
  const { actions } = await listActions(house.services, page);
  expect(actions.map(({ kind, userId, reason }) => [kind, userId, reason])).toContainEqual([
    'allow-stream',
    'host',
    'Wrong',
  ]);
  expect(actions.some(({ reason }) => reason === 'terror 95: forbid')).toBe(true);
});

test('a room that starts by itself waits until its stream is allowed', async () => {
  await house.live('auto', { autoStart: true });
  const seen = { roomId: 'auto', label: 'terror', score: 95 };
  await moderate(house.services, { reportId: 'auto', ...seen });
  house.rtc.channels.remove('auto', ['host']);
  await house.advance(REST_MS);
  house.rtc.channels.join('auto', 'host');
  await house.advance(REST_MS);
  await runAgenda(house.services, 1);
  expect(house.room('auto').mix.state).toBe('idle');
  expect(house.logged.filter(({ event }) => event === 'reconcile-failed')).toEqual([]);
});

test('a second report of a forbidden stream is told, and asks the service nothing', async () => {
  await report();
  await house.advance(1);
  await report();
  expect(house.blocklist.calls.made).toHaveLength(1);
  const list = { ...listEventsQuery.parse({}), roomId: 'tea', actor: HOST };
  const events = await listEvents(house.services, list);
  expect(events.filter(({ type }) => type === 'moderation.acted')).toHaveLength(2);
});
