import fc from 'fast-check';
import { readRow, writeRow } from '../store/columns';
import { QUESTION } from '../store/question-row';
import { roomWith } from '../store/room-fixture';
import { unknownMember } from './presence';
import { QUESTION_STATES, type Question } from './question';
import { isRightPayment, nextQuestionStep, PAY_WITHIN_MS, QUEUE_WITHIN_MS } from './question-state';

const T = 1_700_000_100_000;
const GRACE_MS = 60_000;

function questionWith(changes: Partial<Question>): Question {
  return {
    ...{
      roomId: '12345',
      questionId: 'q',
      hostId: 'host',
      userId: 'ben',
      name: 'Ben',
      text: 'Why?',
    },
    ...{ state: 'queued', orderId: '12345-q', priceCents: 990, currency: 'CNY', seconds: 60 },
    ...{ createdAtMs: T, changedAtMs: T, outcome: undefined, paidAtMs: T },
    ...{ paymentId: 'p', paidCents: 990, paidCurrency: 'CNY' },
    ...{ attempts: 0, takenAtMs: 0, seatedAtMs: 0, seatFence: 0, endsAtMs: 0 },
    ...{ providerAskedAtMs: 0, isNoted: false },
    ...changes,
  };
}

const live = roomWith({ mix: { state: 'live' } });
const seat = {
  userId: 'ben',
  name: 'Ben',
  number: 2,
  state: 'seated',
  sinceMs: T,
  questionId: 'q',
} as const;
const onStage = roomWith({ stage: [seat], mix: { state: 'live' } });
const answering = questionWith({
  ...{ state: 'answering', attempts: 1, takenAtMs: T, seatedAtMs: T, endsAtMs: T + 60_000 },
});

const host = { ...unknownMember('host'), stays: [{ fromMs: 0, toMs: Number.POSITIVE_INFINITY }] };

const step = (question: Question, room = live, nowMs = T, hostGoneSinceMs?: number) =>
  nextQuestionStep(question, { room, host, nowMs, hostGoneSinceMs });

test.each([
  ['closing', 'verify-payment'],
  ['refundDue', 'refund'],
] as const)('%s: the provider is asked at once, and again ever more rarely', (state, ask) => {
  const after = (askedMs: number, nowMs: number) => {
    const providerAskedAtMs = askedMs && T + askedMs;
    return step(questionWith({ state, providerAskedAtMs }), live, T + nowMs);
  };
  expect(after(0, 1)).toEqual({ do: ask });
  expect(after(1000, 2000)).toEqual({ do: 'nothing', checkAtMs: T + 31_000 });
  expect(after(1000, 31_000)).toEqual({ do: ask });
  expect(after(600_000, 700_000)).toEqual({ do: 'nothing', checkAtMs: T + 900_000 });
  expect(after(86_400_000, 86_400_001)).toEqual({ do: 'nothing', checkAtMs: T + 90_000_000 });
});

test('an order is closed when its time is over, and not before', () => {
  const question = questionWith({ state: 'awaitingPayment', paymentId: '' });
  expect(step(question)).toEqual({ do: 'nothing', checkAtMs: T + PAY_WITHIN_MS });
  expect(step(question, live, T + PAY_WITHIN_MS)).toEqual({ do: 'close', outcome: 'unpaid' });
});

test('money in the queue comes back when nobody can answer (any more)', () => {
  const queued = questionWith({});
  const after = T + GRACE_MS;
  expect(step(queued)).toEqual({ do: 'nothing', checkAtMs: T + QUEUE_WITHIN_MS });
  expect(step(queued, live, after - 1, T - 1)).toEqual({ do: 'nothing', checkAtMs: after });
  expect(step(queued, live, after, T - 1)).toEqual({ do: 'owe', outcome: 'host-gone' });
  expect(step(queued, roomWith({}), after)).toEqual({ do: 'owe', outcome: 'mix-ended' });
  const closed = roomWith({ state: 'closed', mix: { state: 'live' } });
  expect(step(queued, closed)).toEqual({ do: 'owe', outcome: 'room-closed' });
  const reopened = roomWith({ createdAtMs: T + 1, mix: { state: 'live' } });
  expect(step(queued, reopened, T + 2)).toEqual({ do: 'owe', outcome: 'room-closed' });
  expect(step(queued, live, T + QUEUE_WITHIN_MS)).toEqual({ do: 'owe', outcome: 'expired' });
});

test('an answer ends with its seconds', () => {
  expect(step(answering, onStage)).toEqual({ do: 'nothing', checkAtMs: T + 60_000 });
  expect(step(answering, onStage, T + 60_000)).toEqual({ do: 'finish' });
});

test('an answer whose seat is gone, and nobody has ended it, is given back', () => {
  for (const ms of [1, 59_999]) {
    expect(step(answering, live, T + ms)).toEqual({ do: 'owe', outcome: 'cut-short' });
  }
});

test('an answer that is broken off before its half is given back', () => {
  const closed = roomWith({ state: 'closed', stage: [seat], mix: { state: 'live' } });
  expect(step(answering, closed, T + 29_999)).toEqual({ do: 'owe', outcome: 'cut-short' });
  expect(step(answering, closed, T + 30_000)).toEqual({ do: 'finish' });
});

test('a seat that was given begins the seconds, and one that was not gives the question back', () => {
  const taken = questionWith({ state: 'answering', attempts: 1, takenAtMs: T });
  expect(step(taken, onStage)).toEqual({ do: 'note-seat', fence: 0 });
  expect(step(taken, live)).toEqual({ do: 'nothing', checkAtMs: T + 15_000 });
  expect(step(taken, live, T + 15_000)).toEqual({ do: 'requeue' });
});

test('the wrong amount or currency is no right payment', () => {
  const payment = { paymentId: 'p', orderId: '12345-q', amountCents: 990, currency: 'CNY' };
  expect(isRightPayment(questionWith({}), payment)).toBe(true);
  expect(isRightPayment(questionWith({}), { ...payment, amountCents: 989 })).toBe(false);
  expect(isRightPayment(questionWith({}), { ...payment, currency: 'USD' })).toBe(false);
});

test('whatever the moment: an open question has something to do or a time to be checked', () => {
  const time = fc.integer({ min: T - 1e7, max: T + 1e7 });
  const question = fc.record({
    state: fc.constantFrom(...QUESTION_STATES),
    seatedAtMs: fc.constantFrom(0, T),
    paidAtMs: time,
    createdAtMs: time,
  });
  const room = fc.constantFrom(
    live,
    onStage,
    roomWith({}),
    roomWith({ state: 'closed' }),
    undefined,
  );
  fc.assert(
    fc.property(question, room, time, fc.option(time), (changes, at, nowMs, gone) => {
      const next = nextQuestionStep(questionWith({ ...changes, endsAtMs: T + 60_000 }), {
        room: at,
        host,
        nowMs,
        hostGoneSinceMs: gone ?? undefined,
      });
      if (next.do === 'nothing') expect(next.checkAtMs).toBeGreaterThan(nowMs);
      const isOver = ['answered', 'cancelled', 'refunded'].includes(changes.state);
      expect(next.do === 'forget').toBe(isOver);
    }),
  );
});

test('a row is read as it was written', () => {
  const { roomId, questionId } = answering;
  const row = { room_id: roomId, question_id: questionId, ...writeRow(QUESTION, answering) };
  expect(readRow(QUESTION, row)).toEqual(answering);
});

describe('when another host has the room', () => {
  const other = roomWith({ hostId: 'ann', mix: { state: 'live' } });

  test.each<[Question, object]>([
    [questionWith({ state: 'awaitingPayment' }), { do: 'close', outcome: 'host-changed' }],
    [questionWith({}), { do: 'owe', outcome: 'host-changed' }],
    [
      questionWith({ state: 'answering', attempts: 1, takenAtMs: T }),
      { do: 'owe', outcome: 'host-changed' },
    ],
  ])('a question in no seat is one to nobody there', (asked, expected) => {
    expect(step(asked, other)).toEqual(expected);
    expect(step(asked).do).toBe('nothing');
  });

  test('an answer ends, and is one by what the host who was asked has given', () => {
    const seatedElsewhere = { ...onStage, hostId: 'ann' };
    expect(step(answering, seatedElsewhere, T + 29_999)).toEqual({
      do: 'owe',
      outcome: 'cut-short',
    });
    expect(step(answering, seatedElsewhere, T + 30_000)).toEqual({ do: 'finish' });
  });
});
