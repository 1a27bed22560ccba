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
const guest = (userId: string, hasRequested = true) => ({ userId, name: userId, hasRequested });
const terms = (maxSeats: number) => ({ maxSeats, nowMs: NOW });

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
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(stage: Stage, { userId, act }: Step, maxSeats: number): Stage {
  try {
    if (act === 'vacate') return vacate(stage, userId);
    if (act === 'accept') return accept(stage, guest(userId), terms(maxSeats));
    return welcome(stage, guest(userId, act === 'seat'), terms(maxSeats));
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
  expect(accept(invited, guest('a'), terms(9))).toMatchObject([{ state: 'seated' }]);
});

test('nobody takes a seat without the host: only the invited may accept', () => {
  expect(codeOf(() => accept([], guest('a'), terms(9)))).toBe('NotInvited');
  const others = welcome([], guest('b', false), terms(9));
  expect(codeOf(() => accept(others, guest('a'), terms(9)))).toBe('NotInvited');
});

test('an invitation holds its seat: nobody else gets it, and it can be accepted', () => {
  const invited = welcome([], guest('a', false), terms(2));
  expect(codeOf(() => welcome(invited, guest('b'), terms(2)))).toBe('StageFull');
  expect(accept(invited, guest('a'), terms(2))).toHaveLength(1);
  expect(welcome(vacate(invited, 'a'), guest('b'), terms(2))).toHaveLength(1);
});

test('fewer seats put nobody off the stage, and let nobody else on', () => {
  const two = ['a', 'b'].reduce((stage: Stage, id) => welcome(stage, guest(id), terms(4)), []);
  const invited = welcome(two, guest('c', false), terms(4));
  expect(codeOf(() => accept(invited, guest('c'), terms(3)))).toBe('StageFull');
  expect(welcome(two, guest('a'), terms(2))).toBe(two);
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
