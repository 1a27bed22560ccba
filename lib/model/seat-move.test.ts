import fc from 'fast-check';
import { AppError } from '../errors';
import type { Stage } from './room';
import { seated } from './scene-fixture';
import { moved } from './seat-move';

const TERMS = { maxSeats: 6, seatRules: [], nowMs: 1000 };
const STAGE = [seated('ann', 0), seated('ben', 1), seated('cay', 3)];
const seats = (stage: Stage) => stage.map(({ userId, number }) => `${userId}${number}`).join(' ');

function move(userId: string, seatNumber: number, { maySwap = true, terms = {} } = {}): string {
  try {
    return seats(moved(STAGE, { userId, seatNumber, maySwap }, { ...TERMS, ...terms }));
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test('a free seat is moved to, and the stage stays in the order of the seats', () => {
  expect(move('ann', 4)).toBe('ben3 ann4 cay5');
  expect(move('ann', 4, { maySwap: false })).toBe('ben3 ann4 cay5');
});

test('who has the seat is swapped by those who may, and else the seat is taken', () => {
  expect(move('ann', 5)).toBe('cay2 ben3 ann5');
  expect(move('ann', 5, { maySwap: false })).toBe('SeatTaken');
});

test('a locked seat is moved to by nobody, and nobody is swapped into one', () => {
  const locked = (number: number) => ({ terms: { seatRules: [{ number, isLocked: true }] } });
  expect(move('ann', 4, locked(4))).toBe('SeatLocked');
  expect(move('ann', 5, locked(5))).toBe('SeatLocked');
  expect(move('ann', 5, locked(2))).toBe('SeatLocked');
  expect(move('ann', 4, locked(2))).toBe('ben3 ann4 cay5');
});

test('only a seat of the room is moved to, by who has one', () => {
  expect([move('ann', 7), move('ann', 1), move('dan', 4)]).toEqual([
    ...['InvalidRequest', 'InvalidRequest', 'NotOnStage'],
  ]);
  expect(move('ann', 5, { terms: { maxSeats: 4 } })).toBe('InvalidRequest');
});

test('who is in the seat already changes nothing, and nothing has to be written', () => {
  const stay = { userId: 'ann', seatNumber: 2, maySwap: true };
  expect(moved(STAGE, stay, TERMS)).toBe(STAGE);
});

test('however people are moved and swapped, nobody is lost and nobody doubled', () => {
  const step = fc.record({
    userId: fc.constantFrom('ann', 'ben', 'cay'),
    seatNumber: fc.integer({ min: 2, max: 6 }),
    maySwap: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let stage: Stage = STAGE;
      for (const one of steps) {
        try {
          stage = moved(stage, one, TERMS);
        } catch {
          // A seat that is taken.
        }
        expect(stage.map(({ userId }) => userId).sort()).toEqual(['ann', 'ben', 'cay']);
        const numbers = stage.map(({ number }) => number);
        expect([...new Set(numbers)].sort()).toEqual(numbers);
      }
    }),
  );
});
