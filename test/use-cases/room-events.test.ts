/** Events: the whole story of a room, once each, in order, and without a gap. */
import { cloudEvent } from '../../lib/model/cloud-event';
import { MAX_NOTED_REQUESTS } from '../../lib/model/news';
import type { Question } from '../../lib/model/question';
import { REQUEST_TTL_MS } from '../../lib/model/stage-request';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { banMember, unbanMember } from '../../lib/use-cases/bans';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { openQna } from '../../lib/use-cases/qna';
import { followQuestions } from '../../lib/use-cases/question-follow';
import { acceptQuestion, endQuestion } from '../../lib/use-cases/questions';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { requestStage } from '../../lib/use-cases/request-stage';
import { closeRoom } from '../../lib/use-cases/room';
import { listEvents, listEventsQuery } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const isNumbering = ({ table, put }: StoreCall) =>
  table === 'rooms' && put?.last_event !== undefined;
const isWritingDown = ({ table, operation }: StoreCall) =>
  table === 'events' && operation === 'put';
const isTakingOver = ({ table, operation, put }: StoreCall) =>
  table === 'rooms' && operation === 'update' && put === undefined;

let house: House;
beforeEach(() => {
  house = new House();
});

const list = (query: { after?: number; maxResults?: number } = {}) =>
  listEvents(house.services, {
    ...listEventsQuery.parse({}),
    ...query,
    roomId: 'tea',
    actor: HOST,
  });
const told = async (after = 0) =>
  (await list({ after })).map(({ number, type }) => `${number} ${type}`);

test('the story of a room is told, in order and from any number on', async () => {
  await house.live('tea');
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await house.advance(1);
  await unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await house.advance(1);
  await seatMember(house.services, { roomId: 'tea', userId: 'cay', actor: HOST });
  await house.advance(1);
  await house.stop('tea');
  await house.advance(1);
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  const story = [
    '1 room.opened',
    '2 mix.started',
    '3 member.joined',
    '4 mix.mode-changed',
    '5 stage.requested',
    '6 seat.taken',
    '7 seat.removed',
    '8 seat.invited',
    '9 mix.ended',
    '10 room.closed',
  ];
  expect(await told()).toEqual(story);
  expect(await told(8)).toEqual(story.slice(8));
  expect(await told(10)).toEqual([]);
  expect((await list({ maxResults: 2 })).map(({ number }) => number)).toEqual([1, 2]);
});

test('a room keeps no note of who asked long ago, nor of all who withdraw', async () => {
  await house.live('tea');
  const request = async (userId: string) => {
    await requestStage(house.services, { roomId: 'tea', actor: user(userId) });
    await house.advance(1);
  };
  const noted = () => house.room('tea').noted.requests.map(([userId]) => userId);
  await request('early');
  for (let index = 0; index < MAX_NOTED_REQUESTS + 20; index++) {
    const userId = `u${index}`;
    await request(userId);
    await unseatMember(house.services, { roomId: 'tea', userId, actor: user(userId) });
  }
  expect(noted()).toHaveLength(MAX_NOTED_REQUESTS);
  expect(noted().at(-1)).toBe(`u${MAX_NOTED_REQUESTS + 19}`);
  await house.advance(REQUEST_TTL_MS);
  await request('late');
  expect(noted()).toEqual(['late']);
});

test('a seat that ends with a PK is told beside its end', async () => {
  const rival = user('rival');
  await house.live('tea');
  await house.live('jazz', {}, rival);
  await requestStage(house.services, { roomId: 'tea', actor: rival });
  await seatMember(house.services, { roomId: 'tea', userId: 'rival', actor: HOST });
  await house.advance(1);
  const pk = { roomId: 'tea', opponentRoomId: 'jazz', minutes: 1, punishSeconds: 0, actor: HOST };
  await invitePk(house.services, pk);
  await acceptPk(house.services, { roomId: 'jazz', actor: rival });
  await house.advance(1);
  await endPk(house.services, { roomId: 'tea', actor: HOST });
  expect((await told(3)).map((told) => told.replace(/^\d+ /, '')).sort()).toEqual([
    'mix.mode-changed',
    'pk.ended',
    'pk.invited',
    'pk.round-ended',
    'pk.round-started',
    'pk.started',
    'seat.left',
    'seat.taken',
    'stage.requested',
  ]);
});

const dataOf = async (type: string) =>
  (await list()).filter((event) => event.type === type).map(({ data }) => data);

test('a PK that ran tells the score of its round and its end, a refused one its end alone', async () => {
  const rival = user('rival');
  await house.live('tea');
  await house.live('jazz', {}, rival);
  const pk = { roomId: 'tea', opponentRoomId: 'jazz', minutes: 1, punishSeconds: 0, actor: HOST };
  const { pkId } = await invitePk(house.services, pk);
  await acceptPk(house.services, { roomId: 'jazz', actor: rival });
  await house.advance(1);
  await endPk(house.services, { roomId: 'tea', actor: HOST });
  const others = [{ roomId: 'jazz', hostName: 'rival' }];
  const about = { pkId, others };
  expect(await dataOf('pk.round-started')).toEqual([{ ...about, round: 1 }]);
  const score = [
    { roomId: 'tea', hostName: 'host', points: 0, out: 'left' },
    { roomId: 'jazz', hostName: 'rival', points: 0 },
  ];
  const result = { winnerRoomIds: ['jazz'], outcome: 'pk-ended', score };
  expect(await dataOf('pk.round-ended')).toEqual([{ ...about, round: 1, ...result }]);
  expect(await dataOf('pk.ended')).toEqual([{ ...about, outcome: 'ended-by-host' }]);
  const other = await invitePk(house.services, pk);
  await endPk(house.services, { roomId: 'jazz', actor: rival });
  expect(await dataOf('pk.round-ended')).toHaveLength(1);
  expect((await dataOf('pk.ended'))[1]).toEqual({
    ...{ pkId: other.pkId, others },
    outcome: 'refused',
  });
});

test('a mode that has changed meanwhile is told once, and its time is counted once', async () => {
  await house.live('tea');
  const before = house.room('tea');
  const changed = { ...before, mix: { ...before.mix, layoutVersion: 2 } };
  const { scenes } = house.services;
  await house.services.roomStages.setOnAir(before, {
    onAir: [],
    hasCompany: true,
    aloneSinceMs: 0,
  });
  const time = { mode: 'mix', modeSinceMs: house.now(), relayedMs: 5 } as const;
  const begun = await scenes.beginSend(changed, { untilMs: house.now() + 1, time });
  await scenes.endSend(begun, false);
  const late = { ...time, modeSinceMs: house.now() + 9, relayedMs: 14 };
  await expect(scenes.beginSend(changed, { untilMs: 1, time: late })).rejects.toThrow();
  expect(await dataOf('mix.mode-changed')).toHaveLength(1);
  expect(house.room('tea').mix).toMatchObject({ relayedMs: 5 });
});

test('who comes into the channel and leaves it is told, whoever asks first', async () => {
  await house.live('tea');
  house.rtc.channels.join('tea', 'ben');
  await house.advance(1000);
  house.rtc.channels.leaveAll('tea');
  await house.advance(1000);
  expect(await dataOf('member.joined')).toEqual([{ userId: 'host' }, { userId: 'ben' }]);
  expect(await dataOf('member.left')).toHaveLength(2);
});

test('who has left without an event is told by the check that finds it', async () => {
  await house.live('tea');
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  const came = { roomId: 'tea', userId: 'ben', sessionId: 'abc', atMs: house.now() };
  await house.services.members.record({ ...came, tag: 'joined' });
  await reconcileRoom(house.services, 'tea');
  await house.advance(20_000);
  await reconcileRoom(house.services, 'tea', { audit: true });
  expect(await dataOf('member.left')).toEqual([{ userId: 'ben' }]);
});

const isTelling = ({ table, put }: StoreCall) => table === 'rooms' && put?.noted !== undefined;

test('a request whose call died is told by the next check, once', async () => {
  await house.live('tea');
  house.table.calls.next(isTelling, 'lost');
  const request = () => requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  expect(await codeOf(request())).toBe('StoreUnavailable');
  expect(await dataOf('stage.requested')).toEqual([]);
  for (let checks = 1; checks <= 2; checks++) {
    await house.advance(16_000);
    await runAgenda(house.services, 1);
  }
  expect(await dataOf('stage.requested')).toEqual([{ userId: 'ben' }]);
});

/** Ben has asked the host of a live show, and paid. */
async function paidQuestion(): Promise<Question> {
  await house.live('tea');
  const terms = { priceCents: 990, currency: 'CNY', secondsPerAnswer: 60, queueLength: 5 };
  await openQna(house.services, { roomId: 'tea', actor: HOST, terms });
  return askAndPay('ben');
}

async function askAndPay(userId: string): Promise<Question> {
  const asked = { roomId: 'tea', actor: user(userId), text: 'Why?' };
  const question = await askQuestion(house.services, asked);
  house.payments.pay({ ...question, amountCents: 990, currency: 'CNY' });
  await house.advance(1000);
  return question;
}

test('a question is told when it is paid, and when the money is back', async () => {
  const { questionId } = await paidQuestion();
  const about = { questionId, userId: 'ben' };
  const money = { amountCents: 990, currency: 'CNY' };
  expect(await dataOf('question.paid')).toEqual([{ ...about, ...money }]);
  await endQuestion(house.services, { roomId: 'tea', questionId, actor: HOST });
  for (let checks = 1; checks <= 4; checks++) {
    await house.advance(60_000);
    await runAgenda(house.services, 1);
  }
  expect(await dataOf('question.refunded')).toEqual([{ ...about, outcome: 'refused' }]);
  expect(await dataOf('question.paid')).toHaveLength(1);
});

test('a question that is listed again after it was told is not told again', async () => {
  const question = await paidQuestion();
  await acceptQuestion(house.services, { ...question, actor: HOST });
  await endQuestion(house.services, { ...question, actor: user('ben') });
  expect(await dataOf('question.answered')).toHaveLength(1);
  // What is noted of questions from now on is another one.
  await askAndPay('cay');
  await house.services.questions.list(question);
  await followQuestions(house.services, 'tea');
  expect(await dataOf('question.answered')).toHaveLength(1);
  expect(house.all('open_questions')).toHaveLength(1);
});

test('a question that is over stays listed until that is noted', async () => {
  const question = await paidQuestion();
  await acceptQuestion(house.services, { ...question, actor: HOST });
  // Somebody else's news are faster.
  house.table.calls.next(isTelling, () =>
    requestStage(house.services, { roomId: 'tea', actor: user('cay') }),
  );
  await endQuestion(house.services, { ...question, actor: user('ben') });
  expect(house.all('open_questions')).toHaveLength(1);
  await house.advance(16_000);
  await runAgenda(house.services, 1);
  expect(await dataOf('question.answered')).toHaveLength(1);
  expect(house.all('open_questions')).toEqual([]);
});

test('a ban from the room is told with its end, and that it was lifted', async () => {
  await house.live('tea');
  const until = new Date(house.now() + 60_000).toISOString();
  const ban = { roomId: 'tea', userId: 'ben', actor: HOST, reason: 'Spam' };
  await banMember(house.services, { ...ban, until });
  await unbanMember(house.services, ban);
  expect(await dataOf('member.banned')).toEqual([{ userId: 'ben', until }]);
  expect(await dataOf('member.unbanned')).toEqual([{ userId: 'ben' }]);
});

test('what is done again is told once', async () => {
  await house.live('tea');
  for (let times = 1; times <= 2; times++) {
    await house.stop('tea');
    await house.advance(1);
    await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  }
  expect(await told()).toEqual([
    '1 room.opened',
    '2 mix.started',
    '3 member.joined',
    '4 mix.ended',
    '5 room.closed',
  ]);
});

test.each([
  ['before it numbers', isNumbering, 'lost'],
  ['after it has numbered', isNumbering, 'answer-lost'],
  ['before it writes down', isWritingDown, 'lost'],
  ['after it has written down', isWritingDown, 'answer-lost'],
  ['before it takes over', isTakingOver, 'lost'],
  ['after it has taken over', isTakingOver, 'answer-lost'],
] as const)('whoever dies %s leaves the story as it was', async (_, isMeant, fate) => {
  await house.open('tea');
  house.table.calls.next(isMeant, fate);
  expect(await codeOf(list())).toBe('StoreUnavailable');
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await told()).toEqual(['1 room.opened', '2 room.closed']);
  expect(house.room('tea').outbox).toEqual({ lastNumber: 2, facts: [], events: [] });
});

test('of two who number at once one does, and what the other has found is told after it', async () => {
  await house.open('tea');
  house.table.calls.next(isNumbering, async () => {
    await list();
    await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  });
  expect(await told()).toEqual(['1 room.opened', '2 room.closed']);
});

test('facts leave the row without anybody asking for them', async () => {
  await house.live('tea');
  await house.advance(20_000);
  await runAgenda(house.services, 1);
  expect(house.room('tea').outbox).toEqual({ lastNumber: 3, facts: [], events: [] });
  expect(house.all('events')).toHaveLength(3);
});

test('an event is a CloudEvent, the same however often it is told', async () => {
  await house.live('tea');
  const [, started] = (await list()).map(cloudEvent);
  expect(started).toEqual({
    specversion: '1.0',
    id: 'tea-2',
    source: '/rooms/tea',
    type: 'lianmai.mix.started',
    subject: 'tea',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    datacontenttype: 'application/json',
    sequence: '2',
    data: { taskId: 'tea-1', mode: 'relay' },
  });
  await house.advance(60_000);
  expect((await list()).map(cloudEvent)[1]).toEqual(started);
});
