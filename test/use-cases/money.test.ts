/**
 * Every payment becomes an answer or comes back, wholly: what hosts may try with the money of askers,
 * and what it comes to by the provider's own books.
 */
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { handlePaymentNotice } from '../../lib/use-cases/payment-notices';
import { openQna } from '../../lib/use-cases/qna';
import { acceptQuestion, endQuestion, findQuestion } from '../../lib/use-cases/questions';
import { reconcileRoom } from '../../lib/use-cases/reconcile';
import { closeRoom } from '../../lib/use-cases/room';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';

const SECONDS = 60;
const TERMS = { priceCents: 990, currency: 'CNY', secondsPerAnswer: SECONDS, queueLength: 5 };
const BEN = user('ben');

let house: House;
let questionId: string;

/** A live room whose host has taken the question that ben has paid for. */
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await openQna(house.services, { roomId: 'tea', actor: HOST, terms: TERMS });
  questionId = await paidQuestion();
  await take();
});

async function paidQuestion(actor = BEN): Promise<string> {
  const asked = { roomId: 'tea', actor, text: 'Why?' };
  const { questionId: id, orderId } = await askQuestion(house.services, asked);
  house.payments.pay({ orderId, amountCents: TERMS.priceCents, currency: TERMS.currency });
  await house.advance(1000);
  return id;
}

const call = (actor = HOST) => ({ roomId: 'tea', questionId, actor });
const take = (actor = HOST) => acceptQuestion(house.services, call(actor));
const end = (actor = HOST) => endQuestion(house.services, call(actor));
const unseat = (actor = HOST) =>
  unseatMember(house.services, { roomId: 'tea', userId: 'ben', actor });
const seconds = (count: number) => house.advance(count * 1000);

/** Lets everything come to its end, and answers what became of the question and its money. */
async function outcome(): Promise<{ state: string; outcome: unknown; refunds: number }> {
  for (let rounds = 0; rounds < 6; rounds++) {
    await seconds(30);
    await runAgenda(house.services, 1);
  }
  const question = await findQuestion(house.services, call(ADMIN));
  const [entry] = house.payments.ledger.values();
  return { state: question.state, outcome: question.outcome, refunds: entry?.refunds ?? 0 };
}

const ANSWERED = { state: 'answered', outcome: undefined, refunds: 0 };
const GIVEN_BACK = { state: 'refunded', outcome: 'cut-short', refunds: 1 };

test('an answer that runs for its seconds is paid', async () => {
  expect(await outcome()).toEqual(ANSWERED);
});

test('a host who takes a question and ends it at once has no money', async () => {
  expect(await end()).toMatchObject({ outcome: 'cut-short' });
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test('a host who ends an answer has the money from its half on', async () => {
  await seconds(SECONDS / 2 - 2);
  expect(await end()).toMatchObject({ outcome: 'cut-short' });
  questionId = await paidQuestion(user('cay'));
  await take();
  await seconds(SECONDS / 2 + 1);
  expect(await end()).toMatchObject({ state: 'answered' });
});

test('an admin ends an answer as the host does', async () => {
  expect(await end(ADMIN)).toMatchObject({ outcome: 'cut-short' });
});

test('a host who removes the asker has no money', async () => {
  await seconds(5);
  await unseat();
  expect(house.room('tea').stage).toEqual([]);
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test('an asker who is removed after the half has been answered', async () => {
  await seconds(SECONDS / 2 + 1);
  await unseat();
  expect(await outcome()).toEqual(ANSWERED);
});

test('an asker who ends the answer, or leaves the stage, has been answered', async () => {
  await seconds(1);
  expect(await end(BEN)).toMatchObject({ state: 'answered' });
  expect(await outcome()).toEqual(ANSWERED);
});

test('an asker who leaves the stage has been answered', async () => {
  await seconds(1);
  await unseat(BEN);
  expect(house.room('tea').stage).toEqual([]);
  expect(await outcome()).toEqual(ANSWERED);
});

test('a host who stops the mix has no money', async () => {
  await seconds(5);
  await house.stop('tea');
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test('a host who stops the mix after the half has answered', async () => {
  await seconds(SECONDS / 2 + 1);
  await house.stop('tea');
  expect(await outcome()).toEqual(ANSWERED);
});

test('a host who leaves the channel has no money, whatever the grace of the room', async () => {
  await seconds(5);
  house.rtc.channels.remove('tea', [HOST.userId]);
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test('a host who is back for the end alone has no money', async () => {
  await seconds(2);
  house.rtc.channels.remove('tea', [HOST.userId]);
  await seconds(50);
  house.rtc.channels.join('tea', HOST.userId);
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test('a host whose connection flaps has answered all the same', async () => {
  for (let times = 0; times < 4; times++) {
    await seconds(8);
    house.rtc.channels.remove('tea', [HOST.userId]);
    await seconds(3);
    house.rtc.channels.join('tea', HOST.userId);
  }
  expect(await outcome()).toEqual(ANSWERED);
});

test('a host who closes the room has no money, and has it after the half', async () => {
  await seconds(5);
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test('a host who closes the room after the half has answered', async () => {
  await seconds(SECONDS / 2 + 1);
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await outcome()).toEqual(ANSWERED);
});

test('a host who takes a question while no mix is live has no money', async () => {
  const second = await paidQuestion(user('cay'));
  await end(BEN);
  await house.stop('tea');
  questionId = second;
  await take();
  await seconds(SECONDS);
  await runAgenda(house.services, 1);
  const { state, outcome: why } = await findQuestion(house.services, call(ADMIN));
  expect([state, why]).toEqual([expect.stringMatching('refund'), 'cut-short']);
});

test('a host of whom every event was lost has answered, as the channel is asked', async () => {
  house = new House();
  house.world.weather = { ...house.world.weather, callbackLost: 1 };
  await house.live('tea');
  await openQna(house.services, { roomId: 'tea', actor: HOST, terms: TERMS });
  house.world.weather = { ...house.world.weather, callbackLost: 0 };
  questionId = await paidQuestion();
  await take();
  expect(await outcome()).toEqual(ANSWERED);
});

test('a host whose leaving no event told is noticed when the answer ends', async () => {
  house.world.weather = { ...house.world.weather, callbackLost: 1 };
  house.rtc.channels.remove('tea', [HOST.userId]);
  await seconds(SECONDS);
  await runAgenda(house.services, 1);
  expect((await house.services.members.load('tea')).members).toMatchObject([{ isPresent: false }]);
});

test('whoever takes the seat away at the moment of the end, the money is one of both', async () => {
  await seconds(SECONDS / 2 - 1);
  await Promise.allSettled([end(), end(BEN), unseat(), unseat(BEN), house.stop('tea')]);
  const found = await outcome();
  expect([ANSWERED, GIVEN_BACK]).toContainEqual(found);
  expect(found.state === 'answered').toBe(found.refunds === 0);
});

test('a notice of a payment that was given back does not come back as a question', async () => {
  await end();
  const [entry] = house.payments.ledger.values();
  if (!entry) throw new Error('Nobody has paid.');
  await handlePaymentNotice(house.services, { type: 'paid', ...entry.payment });
  expect(await outcome()).toEqual(GIVEN_BACK);
});

test.each([
  ['confirms no refund', 'refund'],
  ['does not answer', 'refund'],
  ['does not close an order', 'close'],
] as const)(
  'a provider that %s is asked ever more rarely, whatever happens',
  async (how, asked) => {
    const { calls } = house.provider;
    if (how === 'confirms no refund') house.payments.refundsTakeMs = 24 * 3_600_000;
    else calls.all((operation) => operation === asked, 'lost');
    if (asked === 'close') {
      const cay = user('cay');
      const question = await askQuestion(house.services, {
        roomId: 'tea',
        actor: cay,
        text: 'Me?',
      });
      await endQuestion(house.services, { ...question, actor: cay });
    } else await end();
    const count = () => calls.made.filter((operation) => operation === asked).length;
    for (let checks = 0; checks < 29; checks++) {
      await seconds(1);
      await reconcileRoom(house.services, 'tea');
    }
    expect(count()).toBe(1);
    for (let minutes = 0; minutes < 60; minutes++) {
      await seconds(60);
      await runAgenda(house.services, 1);
    }
    expect(count()).toBeGreaterThan(4);
    expect(count()).toBeLessThan(14);
  },
);

test('only host and asker may end an answer', async () => {
  expect(await codeOf(end(user('mallory')))).toBe('QuestionNotFound');
});
