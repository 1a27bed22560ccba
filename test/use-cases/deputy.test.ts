/** When the host has been away for the grace, the show goes on with the deputy, or ends. */
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { banMember } from '../../lib/use-cases/bans';
import { moveSeat } from '../../lib/use-cases/move-seat';
import { invitePk } from '../../lib/use-cases/pk';
import { openQna } from '../../lib/use-cases/qna';
import { acceptQuestion, findQuestion } from '../../lib/use-cases/questions';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { requestStage } from '../../lib/use-cases/request-stage';
import { updateRoom } from '../../lib/use-cases/room';
import { listEvents } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const ANN = user('ann');
const RIVAL = user('rival');
const GRACE_MS = 20_000;
const RULES = { maxSeats: 4, hostGraceSeconds: GRACE_MS / 1000, deputyId: 'ann' };

const isHandover = ({ put }: StoreCall) => put?.host_id !== undefined;

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea', RULES);
});
afterEach(() => house.requireRules());

async function seat(userId: string, isThere = true): Promise<void> {
  await requestStage(house.services, { roomId: 'tea', actor: user(userId) });
  await seatMember(house.services, { roomId: 'tea', userId, actor: HOST });
  if (isThere) house.rtc.channels.join('tea', userId);
  await house.advance(1000);
}

const room = () => house.room('tea');
const panes = () => house.rtc.log.find('tea-1')?.shown.panes.map(({ user }) => user.userId);
const change = (rules: object, actor = HOST) =>
  updateRoom(house.services, { roomId: 'tea', actor, change: rules });
const leave = () => house.rtc.channels.remove('tea', ['host']);
const check = (ms: number) => house.advance(ms).then(() => runAgenda(house.services, 1));

/** The host is away for longer than the grace. */
async function loseHost(): Promise<void> {
  leave();
  await check(GRACE_MS + 2000);
  await check(2000);
}

test('the deputy has the room after the grace and not before, in the same task and stream', async () => {
  await seat('ann');
  const { fence, generation } = room().mix;
  leave();
  await check(GRACE_MS - 2000);
  expect(room().hostId).toBe('host');
  await check(4000);
  expect(room()).toMatchObject({ hostId: 'ann', deputyId: '', stage: [] });
  expect(room().mix).toMatchObject({ state: 'live', fence, generation });
  expect(panes()).toEqual(['ann']);
  expect(house.rtc.log.all()).toHaveLength(1);
});

test('it is told as an event, with the reason', async () => {
  await seat('ann');
  await loseHost();
  const events = await listEvents(house.services, {
    ...{ roomId: 'tea', actor: ANN, after: 0, maxResults: 50 },
  });
  const [told] = events.filter(({ type }) => type === 'room.transferred');
  expect(told?.data).toEqual({ hostId: 'ann', formerHostId: 'host', reason: 'host-gone' });
});

test('a host who comes back is one of the audience, and is given a seat and the room again', async () => {
  await seat('ann');
  await loseHost();
  house.rtc.channels.join('tea', 'host');
  await check(31_000);
  expect(house.rtc.channels.users('tea')).toEqual(['ann']);
  await requestStage(house.services, { roomId: 'tea', actor: HOST });
  await seatMember(house.services, { roomId: 'tea', userId: 'host', actor: ANN });
  expect(room().stage).toMatchObject([{ userId: 'host', number: 2 }]);
});

test.each<[string, () => Promise<unknown>]>([
  ['has no seat', async () => undefined],
  [
    'is only invited',
    () => seatMember(house.services, { roomId: 'tea', userId: 'ann', actor: HOST }),
  ],
  ['is not in the channel', () => seat('ann', false)],
])('a mix whose deputy %s ends with the grace', async (_, prepare) => {
  await prepare();
  await loseHost();
  expect(room()).toMatchObject({ hostId: 'host', mix: { lastOutcome: 'host-gone' } });
});

/** The next check comes by an event, and does not ask who is in the channel by itself. */
async function reconcileAfterGrace(): Promise<void> {
  await house.advance(GRACE_MS + 2000);
  await reconcileRoom(house.services, 'tea');
}

function unheard(act: () => void): void {
  house.world.weather = { ...house.world.weather, callbackLost: 1 };
  act();
  house.world.weather = { ...house.world.weather, callbackLost: 0 };
}

test('a deputy who has left without an event does not have the room', async () => {
  await seat('ann');
  unheard(() => house.rtc.channels.remove('tea', ['ann']));
  leave();
  await reconcileAfterGrace();
  expect(room()).toMatchObject({ hostId: 'host', mix: { lastOutcome: 'host-gone' } });
});

test('a host who has come back without an event keeps the room', async () => {
  await seat('ann');
  leave();
  await house.advance(1000);
  unheard(() => house.rtc.channels.join('tea', 'host'));
  await reconcileAfterGrace();
  expect(room()).toMatchObject({ hostId: 'host', mix: { state: 'live' } });
});

test('a deputy who is banned does not have the room, even if that is just before', async () => {
  await seat('ann');
  leave();
  house.channels.calls.next(
    ({ operation }) => operation === 'users',
    () => banMember(house.services, { reason: 'Spam', actor: ADMIN, userId: 'ann' }),
  );
  await reconcileAfterGrace();
  expect(room()).toMatchObject({ hostId: 'host', mix: { lastOutcome: 'host-gone' } });
});

test('without autoStop the deputy has the room as well', async () => {
  await seat('ann');
  await change({ autoStop: false });
  await loseHost();
  expect(room()).toMatchObject({ hostId: 'ann', mix: { state: 'live' } });
});

test('a room that is changed at the same moment is handed over right after', async () => {
  await seat('ann');
  await seat('ben');
  leave();
  const move = { roomId: 'tea', userId: 'ben', seatNumber: 4, actor: HOST };
  house.table.calls.next(isHandover, () => moveSeat(house.services, move));
  await check(GRACE_MS + 2000);
  await check(2000);
  expect(room().hostId).toBe('ann');
  expect(room().stage.map(({ userId, number }) => [userId, number])).toEqual([['ben', 4]]);
});

test('a handover whose answer is lost is gone on with', async () => {
  await seat('ann');
  house.table.calls.next(isHandover, 'answer-lost');
  await loseHost();
  await check(16_000);
  expect([room().hostId, panes()]).toEqual(['ann', ['ann']]);
});

test('an invitation to a PK is over before the deputy has the room', async () => {
  await seat('ann');
  await house.live('jazz', {}, RIVAL);
  leave();
  await house.advance(GRACE_MS - 1000);
  await invitePk(house.services, {
    ...{ roomId: 'jazz', opponentRoomId: 'tea', minutes: 1, punishSeconds: 5, actor: RIVAL },
  });
  await check(3000);
  expect(room()).toMatchObject({ hostId: 'host', mix: { state: 'live' } });
  await check(31_000);
  await check(2000);
  expect(room()).toMatchObject({ hostId: 'ann', pk: undefined, mix: { state: 'live' } });
});

test('a paid answer ends with its host, and what was paid is one answer or one refund', async () => {
  await seat('ann');
  const terms = { priceCents: 990, currency: 'CNY', secondsPerAnswer: 60, queueLength: 3 };
  await openQna(house.services, { roomId: 'tea', actor: HOST, terms });
  const ids: string[] = [];
  for (const userId of ['ben', 'cay']) {
    const asked = await askQuestion(house.services, {
      ...{ roomId: 'tea', actor: user(userId), text: 'Why?' },
    });
    ids.push(asked.questionId);
    const { orderId } = asked;
    house.payments.pay({ orderId, amountCents: terms.priceCents, currency: terms.currency });
    await house.advance(1000);
  }
  const [questionId = ''] = ids;
  await acceptQuestion(house.services, { roomId: 'tea', questionId, actor: HOST });
  await loseHost();
  for (let rounds = 0; rounds < 4; rounds++) await check(31_000);
  expect(room().hostId).toBe('ann');
  const states = await Promise.all(
    ids.map((id) => findQuestion(house.services, { roomId: 'tea', questionId: id, actor: ADMIN })),
  );
  expect(states.map(({ state }) => state)).toEqual(['refunded', 'refunded']);
  expect([...house.payments.ledger.values()].map(({ refunds }) => refunds)).toEqual([1, 1]);
});

test('a host is not named as their own deputy, and takes a deputy away by an empty text', async () => {
  expect(await codeOf(change({ deputyId: 'host' }))).toBe('InvalidRequest');
  expect(await codeOf(change({ deputyId: 'host' }, ADMIN))).toBe('InvalidRequest');
  expect(await codeOf(house.open('jazz', { deputyId: 'host' }))).toBe('InvalidRequest');
  await change({ deputyId: '' });
  await seat('ann');
  await loseHost();
  expect(room()).toMatchObject({ hostId: 'host', mix: { lastOutcome: 'host-gone' } });
});
