import fc from 'fast-check';
import { AppError } from '../errors';
import { ROOM } from '../store/room-row';
import type { Stage } from './room';
import {
  accept,
  mayBeInChannel,
  seatAsker,
  seatOf,
  unseatAsker,
  vacate,
  welcome,
} from './stage-state';

const NOW = 1_800_000_000_000;
const guest = (userId: string, hasRequested = true, named?: number) => ({
  userId,
  name: userId,
  hasRequested,
  named,
});
const numbers = (stage: Stage) => stage.map(({ userId, number }) => `${userId}${number}`).join(' ');
const user = (userId: string) => ({ userId, name: userId });
const terms = (maxSeats: number, ...locked: number[]) => {
  const seatRules = locked.map((number) => ({ number, isLocked: true }));
  return { maxSeats, seatRules, nowMs: NOW };
};

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return undefined;
}

/** What people may do to a stage. */
const step = fc.record({
  userId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  act: fc.constantFrom('seat', 'invite', 'accept', 'vacate'),
  named: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(stage: Stage, { userId, act, named }: Step, maxSeats: number): Stage {
  try {
    if (act === 'vacate') return vacate(stage, userId);
    if (act === 'accept') return accept(stage, { userId, name: userId, named }, terms(maxSeats));
    return welcome(stage, guest(userId, act === 'seat', named), terms(maxSeats));
  } catch (error) {
    if (error instanceof AppError) return stage;
    throw error;
  }
}

test('there are never more people on stage than seats, the host counted, and nobody twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step), (maxSeats, steps) => {
      let stage: Stage = [];
      for (const one of steps) {
        stage = play(stage, one, maxSeats);
        expect(stage.length + 1).toBeLessThanOrEqual(maxSeats);
        expect(new Set(stage.map(({ userId }) => userId)).size).toBe(stage.length);
      }
    }),
  );
});

test('everybody has a number of the room that nobody else has, from 2 on and in order, and keeps it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step), (maxSeats, steps) => {
      let stage: Stage = [];
      for (const one of steps) {
        const before = stage;
        stage = play(stage, one, maxSeats);
        const taken = stage.map(({ number }) => number);
        expect([...new Set(taken)].sort((a, b) => a - b)).toEqual(taken);
        expect(taken.every((number) => number >= 2 && number <= maxSeats)).toBe(true);
        for (const { userId, state, number } of before) {
          if (state === 'seated' && seatOf(stage, userId)) {
            expect(seatOf(stage, userId)?.number).toBe(number);
          }
        }
      }
    }),
  );
});

test('the seat that is named is given or refused; else it is the one that is liked, or the lowest', () => {
  const stage = welcome(welcome([], guest('a', true, 4), terms(4)), guest('b'), terms(4));
  expect(numbers(stage)).toBe('b2 a4');
  expect(codeOf(() => welcome(stage, guest('c', true, 4), terms(4)))).toBe('SeatTaken');
  expect(codeOf(() => welcome(stage, guest('c', true, 5), terms(4)))).toBe('InvalidRequest');
  expect(codeOf(() => welcome(stage, guest('c', true, 1), terms(4)))).toBe('InvalidRequest');
  const liked = (number: number) =>
    numbers(welcome(stage, { ...guest('c'), liked: number }, terms(5)));
  expect([liked(5), liked(4), liked(6)]).toEqual(['b2 a4 c5', 'b2 c3 a4', 'b2 c3 a4']);
});

test('a locked seat is given to nobody, not even to whom it was offered', () => {
  const give = (named: number | undefined, ...locked: number[]) =>
    numbers(welcome([], guest('a', true, named), terms(4, ...locked)));
  expect([give(undefined, 2), give(undefined, 2, 3), give(3, 2)]).toEqual(['a3', 'a4', 'a3']);
  expect(codeOf(() => give(3, 3))).toBe('SeatLocked');
  expect(codeOf(() => give(undefined, 2, 3, 4))).toBe('StageFull');
  const liked = welcome([], { ...guest('a'), liked: 3 }, terms(4, 3));
  expect(numbers(liked)).toBe('a2');
  const invited = welcome([], guest('a', false, 3), terms(4));
  expect(numbers(accept(invited, user('a'), terms(4, 3)))).toBe('a2');
  const asker = { userId: 'b', name: 'b', questionId: 'q' };
  expect(numbers(seatAsker([], asker, terms(4, 2)))).toBe('b3');
});

test('who has a seat that is locked keeps it, also for an answer', () => {
  const stage = welcome([], guest('a', true, 3), terms(4));
  const answering = seatAsker(stage, { ...user('a'), questionId: 'q' }, terms(4, 3));
  expect([numbers(answering), numbers(unseatAsker(answering, 'q'))]).toEqual(['a3', 'a3']);
});

test('an invitation holds its number, unless the invited names another or the room lost it', () => {
  const invited = welcome([], guest('a', false, 4), terms(4));
  expect(codeOf(() => welcome(invited, guest('b', true, 4), terms(4)))).toBe('SeatTaken');
  const takes = (named: number | undefined, maxSeats: number) =>
    numbers(accept(invited, { userId: 'a', name: 'a', named }, terms(maxSeats)));
  expect([takes(undefined, 4), takes(3, 4), takes(undefined, 3)]).toEqual(['a4', 'a3', 'a2']);
});

test('whoever does the same again changes nothing more, and nothing has to be written', () => {
  fc.assert(
    fc.property(fc.array(step), step, (steps, last) => {
      const before = steps.reduce((stage: Stage, one) => play(stage, one, 4), []);
      const once = play(before, last, 4);
      expect(play(once, last, 4)).toBe(once);
    }),
  );
});

test('a stage is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const stage = steps.reduce((before: Stage, one) => play(before, one, 9), []);
      expect(ROOM.stage.read(ROOM.stage.write(stage))).toEqual(stage);
    }),
  );
});

test('who has asked is seated by the host, and anybody else is invited first', () => {
  expect(welcome([], guest('a'), terms(9))).toMatchObject([{ userId: 'a', state: 'seated' }]);
  const invited = welcome([], guest('a', false), terms(9));
  expect(invited).toMatchObject([{ userId: 'a', state: 'invited' }]);
  expect(accept(invited, user('a'), terms(9))).toMatchObject([{ state: 'seated' }]);
});

test('nobody takes a seat without the host: only the invited may accept', () => {
  expect(codeOf(() => accept([], user('a'), terms(9)))).toBe('NotInvited');
  const others = welcome([], guest('b', false), terms(9));
  expect(codeOf(() => accept(others, user('a'), terms(9)))).toBe('NotInvited');
});

test('an invitation holds its seat: nobody else gets it, and it can be accepted', () => {
  const invited = welcome([], guest('a', false), terms(2));
  expect(codeOf(() => welcome(invited, guest('b'), terms(2)))).toBe('StageFull');
  expect(accept(invited, user('a'), terms(2))).toHaveLength(1);
  expect(welcome(vacate(invited, 'a'), guest('b'), terms(2))).toHaveLength(1);
});

test('fewer seats put nobody off the stage, and let nobody else on', () => {
  const two = ['a', 'b'].reduce((stage: Stage, id) => welcome(stage, guest(id), terms(4)), []);
  const invited = welcome(two, guest('c', false), terms(4));
  expect(codeOf(() => accept(invited, user('c'), terms(3)))).toBe('StageFull');
  expect(welcome(two, guest('a'), terms(2))).toBe(two);
});

test('who keeps a number that the room has lost counts all the same', () => {
  const stage = welcome(welcome([], guest('a'), terms(9)), guest('b', true, 9), terms(9));
  expect(codeOf(() => welcome(stage, guest('c'), terms(3)))).toBe('StageFull');
  const invited = welcome(stage, guest('c', false), terms(9));
  expect(codeOf(() => accept(invited, user('c'), terms(3)))).toBe('StageFull');
  expect(numbers(welcome(stage, guest('c'), terms(4)))).toBe('a2 c3 b9');
});

test('only the host and the seated belong into the channel, and of a closed room only the host', () => {
  const stage = welcome(welcome([], guest('a'), terms(9)), guest('b', false), terms(9));
  const open = { hostId: 'h', state: 'open' as const, stage };
  const users = ['h', 'a', 'b', 'c'];
  expect(users.filter((userId) => mayBeInChannel(open, userId))).toEqual(['h', 'a']);
  const closed = { ...open, state: 'closed' as const };
  expect(users.filter((userId) => mayBeInChannel(closed, userId))).toEqual(['h']);
  expect(seatOf(stage, 'b')?.state).toBe('invited');
});

test('the asker of a question has a seat for the answer, and afterwards what they had before', () => {
  const asker = { userId: 'a', name: 'a', questionId: 'q' };
  const answering = seatAsker([], asker, terms(2));
  expect(unseatAsker(answering, 'q')).toEqual([]);
  expect(unseatAsker(answering, 'another')).toBe(answering);
  const guests = welcome([], guest('a'), terms(2));
  const twice = seatAsker(seatAsker(guests, asker, terms(2)), asker, terms(2));
  expect(unseatAsker(twice, 'q')).toEqual(guests);
});

test('one question is answered at a time, and none without a free seat', () => {
  const asker = (userId: string) => ({ userId, name: userId, questionId: `q-${userId}` });
  const answering = seatAsker([], asker('a'), terms(9));
  expect(codeOf(() => seatAsker(answering, asker('b'), terms(9)))).toBe('AnswerRunning');
  const full = welcome([], guest('c'), terms(2));
  expect(codeOf(() => seatAsker(full, asker('a'), terms(2)))).toBe('StageFull');
});
