/** A paid question goes one way, whoever moves it at the same moment, or late. */
import { SEAT_WITHIN_MS } from '../../lib/model/question-state';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { handlePaymentNotice } from '../../lib/use-cases/payment-notices';
import { openQna } from '../../lib/use-cases/qna';
import { followQuestions } from '../../lib/use-cases/question-follow';
import {
  acceptQuestion,
  endQuestion,
  findQuestion,
  listQuestions,
} from '../../lib/use-cases/questions';
import { stopMix } from '../../lib/use-cases/stop-mix';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const SECONDS = 60;
const TERMS = { priceCents: 990, currency: 'CNY', secondsPerAnswer: SECONDS, queueLength: 1 };
const BEN = user('ben');

const isSeat = ({ put }: StoreCall) => put?.stage !== undefined;
const isSeatNote = ({ put }: StoreCall) => Number(put?.seated_at_ms) > 0;
const isRequeue = ({ put }: StoreCall) => put?.question_state === 'queued' && !put.payment_id;
const isOwed = ({ put }: StoreCall) => put?.question_state === 'refundDue';

let house: House;
let questionId: string;
let order: { orderId: string; amountCents: number; currency: string };

/** A live room in which ben has asked. */
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await openQna(house.services, { roomId: 'tea', actor: HOST, terms: TERMS });
  const asked = await ask();
  questionId = asked.questionId;
  order = { orderId: asked.orderId, amountCents: TERMS.priceCents, currency: TERMS.currency };
});

const ask = (actor = BEN, text = 'Why?') =>
  askQuestion(house.services, { roomId: 'tea', actor, text });
const call = (actor = HOST) => ({ roomId: 'tea', questionId, actor });
const take = (actor = HOST) => acceptQuestion(house.services, call(actor));
const end = (actor = HOST) => endQuestion(house.services, call(actor));
const now = () => findQuestion(house.services, call(ADMIN));
const nextCheck = (ms: number) => house.advance(ms).then(() => runAgenda(house.services, 1));
const refunds = () => [...house.payments.ledger.values()].map((entry) => entry.refunds);

const codeOfError = ({ code }: { code: string }) => code;

async function pay(): Promise<void> {
  house.payments.pay(order);
  await house.advance(1000);
}

/** Everything comes to its end. */
async function settle(): Promise<void> {
  for (let rounds = 0; rounds < 6; rounds++) await nextCheck(31_000);
}

describe('a question that is being answered', () => {
  beforeEach(pay);

  test('is not given back by a host who ends it when its seconds are over', async () => {
    await take();
    await house.advance(10_000);
    house.table.calls.next(isOwed, () => nextCheck(SECONDS * 1000));
    expect(await codeOf(end())).toBe('QuestionNotWaiting');
    await settle();
    expect([(await now()).state, refunds()]).toEqual(['answered', [0]]);
  });

  test('is not put back by who has seen an earlier take', async () => {
    house.table.calls.next(isSeat, 'lost');
    expect(await codeOf(take())).toBe('StoreUnavailable');
    house.table.calls.next(isRequeue, 'late');
    await nextCheck(SEAT_WITHIN_MS + 1000);
    await nextCheck(31_000);
    expect(await now()).toMatchObject({ state: 'queued', attempts: 1 });
    // The seat of the second take is given, and not noted yet.
    house.table.calls.next(isSeatNote, async () => house.table.calls.deliver());
    expect(await take()).toMatchObject({ state: 'answering', attempts: 2 });
  });

  test('is not put back by who has not seen its seat', async () => {
    house.table.calls.next(isSeat, 'late');
    expect(await codeOf(take())).toBe('StoreUnavailable');
    house.table.calls.next(isRequeue, async () => {
      house.table.calls.deliver();
      await followQuestions(house.services, 'tea');
    });
    await nextCheck(SEAT_WITHIN_MS + 1000);
    expect(await now()).toMatchObject({ state: 'answering', attempts: 1 });
    expect(house.room('tea').stage).toMatchObject([{ userId: 'ben' }]);
  });

  test('has its seconds from the first note of the seat on', async () => {
    house.table.calls.next(isSeatNote, 'late');
    expect(await codeOf(take())).toBe('StoreUnavailable');
    await nextCheck(SEAT_WITHIN_MS + 1000);
    const { endsAtMs } = await now();
    expect(endsAtMs).toBeGreaterThan(house.now());
    house.table.calls.deliver();
    expect((await now()).endsAtMs).toBe(endsAtMs);
  });

  test('is no answer by a mix that was started and stopped by clocks that differ', async () => {
    await take();
    await house.advance(10_000);
    await stopMix(house.services, { roomId: 'tea', actor: HOST });
    await house.advance(22_000);
    await house.start('tea');
    const sleepUntil = (timeMs: number) => house.sleepUntil(timeMs);
    const clock = { now: () => house.now() - 1500, sleepUntil };
    await stopMix({ ...house.services, clock }, { roomId: 'tea', actor: HOST });
    await house.advance(SECONDS * 1000);
    await settle();
    expect([(await now()).state, refunds()]).toEqual(['refunded', [1]]);
  });

  test('is measured by the channel when no event tells of the host', async () => {
    house.world.weather = { ...house.world.weather, callbackLost: 1 };
    await house.services.members.forget('tea', HOST.userId);
    await take();
    await house.advance(SECONDS * 500);
    expect(await end()).toMatchObject({ state: 'answered' });
  });
});

describe('a payment', () => {
  test('of an order that is being closed comes back', async () => {
    house.provider.calls.next((operation) => operation === 'close', 'lost');
    expect(await end(BEN)).toMatchObject({ state: 'closing' });
    await pay();
    await settle();
    expect(await now()).toMatchObject({ state: 'refunded', outcome: 'paid-late' });
    expect(refunds()).toEqual([1]);
  });

  test('of which no notice came comes back when its order is closed', async () => {
    house.world.weather = { ...house.world.weather, callbackLost: 1 };
    await pay();
    await end(BEN);
    await settle();
    expect(await now()).toMatchObject({ state: 'refunded', outcome: 'paid-late' });
    expect(refunds()).toEqual([1]);
  });

  test('cannot be made any more once the question is withdrawn', async () => {
    expect(await end(BEN)).toMatchObject({ state: 'cancelled' });
    await pay();
    expect(house.payments.ledger.size).toBe(0);
  });

  test.each([
    { wrong: 'amount', paid: { amountCents: TERMS.priceCents - 1 } },
    { wrong: 'currency', paid: { currency: 'USD' } },
  ])('of a wrong $wrong comes back, and no question waits by it', async ({ paid }) => {
    house.payments.pay({ ...order, ...paid });
    await house.advance(1000);
    expect(await codeOf(take())).toBe('QuestionNotWaiting');
    await settle();
    expect(await now()).toMatchObject({ state: 'refunded', outcome: 'wrong-amount' });
    expect(refunds()).toEqual([1]);
  });

  test('that is made twice comes back once', async () => {
    await pay();
    house.payments.payAgain(order);
    await settle();
    expect(refunds()).toEqual([0, 1]);
  });

  test('of nobody comes back, although the note of it died half-way', async () => {
    const isListing = ({ table, operation }: StoreCall) =>
      table === 'open_questions' && operation === 'put';
    house.table.calls.next(isListing, 'lost');
    house.payments.payAgain({ ...order, orderId: 'x-1' });
    await settle();
    expect(refunds()).toEqual([1]);
    expect(house.all('open_questions')).toHaveLength(1);
  });

  test('of nobody is listed until it has come back, also beyond what one read has', async () => {
    house.payments.refundsTakeMs = 60_000;
    await pay();
    for (let strays = 0; strays < 100; strays++) house.payments.payAgain(order);
    await house.advance(1000);
    const open = await listQuestions(house.services, { roomId: 'tea', actor: HOST });
    expect(open.map(({ state }) => state)).toEqual(['queued', ...Array(100).fill('refundDue')]);
  });

  test('is given back when the provider has confirmed it, and not before', async () => {
    await pay();
    house.payments.refundsTakeMs = 20_000;
    expect(await end()).toMatchObject({ state: 'refundDue' });
    expect(refunds()).toEqual([0]);
    await settle();
    expect([(await now()).state, refunds()]).toEqual(['refunded', [1]]);
  });

  test('that was given back before it was told of becomes no question', async () => {
    house.world.weather = { ...house.world.weather, callbackLost: 1 };
    house.payments.pay(order);
    const [entry] = house.payments.ledger.values();
    if (!entry) throw new Error('Nobody has paid.');
    await handlePaymentNotice(house.services, { type: 'refunded', ...entry.payment });
    await handlePaymentNotice(house.services, { type: 'paid', ...entry.payment });
    expect(await now()).toMatchObject({ state: 'refunded', outcome: 'refunded-elsewhere' });
  });
});

describe('the queue', () => {
  test('has no more questions than the host allows, however many ask at once', async () => {
    await end(BEN);
    const isNew = ({ table, put }: StoreCall) => table === 'questions' && put?.text === 'Me first?';
    house.table.calls.next(isNew, () => ask(user('cay')));
    expect(await codeOf(ask(BEN, 'Me first?'))).toBe('TooManyQuestions');
    const waiting = await listQuestions(house.services, { roomId: 'tea', actor: HOST });
    expect(waiting.map(({ userId }) => userId)).toEqual(['cay']);
  });

  test('has one question of each viewer', async () => {
    await openQna(house.services, {
      roomId: 'tea',
      actor: HOST,
      terms: { ...TERMS, queueLength: 9 },
    });
    expect(await codeOf(ask(BEN, 'And why not?'))).toBe('QuestionOpen');
    expect(await ask(BEN)).toMatchObject({ questionId });
  });

  describe('of a viewer who asks ten times at once', () => {
    const ANN = user('ann');
    const TEN = Array.from({ length: 10 }, (_, index) => index);
    const waiting = async () => {
      const open = await listQuestions(house.services, { roomId: 'tea', actor: HOST });
      return open.filter(({ state, userId }) => state === 'awaitingPayment' && userId === 'ann');
    };
    beforeEach(() =>
      openQna(house.services, { roomId: 'tea', actor: HOST, terms: { ...TERMS, queueLength: 20 } }),
    );

    test('has one question, and one order, if it is the same', async () => {
      const asked = await Promise.all(TEN.map(() => ask(ANN, 'How?')));
      expect(new Set(asked.map(({ orderId }) => orderId)).size).toBe(1);
      expect(await waiting()).toMatchObject([{ orderId: asked[0]?.orderId }]);
    });

    test('has one question, and refuses the others', async () => {
      const codes = await Promise.all(
        TEN.map((index) => ask(ANN, `How ${index}?`).then(() => 'asked', codeOfError)),
      );
      expect(codes.sort()).toEqual([...Array(9).fill('QuestionOpen'), 'asked']);
      expect(await waiting()).toHaveLength(1);
    });

    test('has one question, also when the older one is written last', async () => {
      const isFirst = ({ table, put }: StoreCall) => table === 'questions' && put?.text === '1';
      house.table.calls.next(isFirst, () => house.advance(5).then(() => ask(ANN, '2')));
      expect(await ask(ANN, '1')).toMatchObject({ text: '1' });
      expect(await waiting()).toMatchObject([{ text: '1' }]);
    });
  });

  test('is shown to the host, and to an asker as far as it is theirs', async () => {
    const listFor = (actor: typeof HOST) => listQuestions(house.services, { roomId: 'tea', actor });
    expect([await listFor(HOST), await listFor(BEN), await listFor(user('cay'))]).toMatchObject([
      [{ questionId }],
      [{ questionId }],
      [],
    ]);
  });

  test('is worked off by the host alone', async () => {
    await pay();
    expect(await codeOf(take(BEN))).toBe('NotRoomHost');
    expect(await take()).toMatchObject({ state: 'answering' });
  });
});
