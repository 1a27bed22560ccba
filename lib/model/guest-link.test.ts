import { holdForLink, INVITATION, linkSeatId, newInvitation, takeLinkSeat } from './guest-link';
import type { Stage } from './room';
import { accept, welcome } from './stage-state';

const TERMS = { maxSeats: 2, seatRules: [], nowMs: 1000 };
const invitation = newInvitation();
const linkId = linkSeatId(invitation);
const held = holdForLink([], { userId: linkId, expiresAtMs: 2000 }, TERMS);
const ben = { userId: 'ben', name: 'Ben', linkId };

test('the stage tells nothing by which somebody else could take the seat', () => {
  expect(invitation).toMatch(INVITATION);
  expect(newInvitation()).not.toBe(invitation);
  expect(JSON.stringify(held)).not.toContain(invitation);
});

test('the link holds a seat until it is over, and no longer', () => {
  expect(() => holdForLink(held, { userId: 'other', expiresAtMs: 9000 }, TERMS)).toThrow('seats');
  const cay = { userId: 'cay', name: 'Cay', hasRequested: true };
  expect(() => welcome(held, cay, TERMS)).toThrow('seats');
  expect(welcome(held, cay, { ...TERMS, nowMs: 2000 })).toMatchObject([{ userId: 'cay' }]);
});

test('the first who comes with it has the seat, and the second is refused', () => {
  const taken = takeLinkSeat(held, ben, TERMS);
  expect(taken).toEqual([
    { userId: 'ben', name: 'Ben', number: 2, state: 'seated', sinceMs: 1000 },
  ]);
  expect(takeLinkSeat(taken, ben, TERMS)).toBe(taken);
  expect(() => takeLinkSeat(taken, { ...ben, userId: 'cay' }, TERMS)).toThrow('invitation');
});

test.each<[string, Stage, number]>([
  ['over', held, 2000],
  ['withdrawn', [], 1000],
  [
    'the id of an ordinary invitation',
    [{ ...ben, userId: linkId, number: 2, state: 'invited', sinceMs: 0 }],
    1,
  ],
])('a link that is %s is refused', (_why, stage, nowMs) => {
  expect(() => takeLinkSeat(stage, ben, { ...TERMS, nowMs })).toThrow('invitation');
});

test('the id under which the seat is held takes it without the link for nobody', () => {
  expect(() => accept(held, { userId: linkId, name: 'Eve' }, TERMS)).toThrow('invited');
});

test('a room that has fewer seats by now has none for the link', () => {
  const full = takeLinkSeat(
    [...held, { userId: 'cay', name: 'Cay', number: 3, state: 'seated', sinceMs: 0 }],
    ben,
    { ...TERMS, maxSeats: 3 },
  );
  expect(full).toHaveLength(2);
  const stage: Stage = [
    ...held,
    { userId: 'cay', name: 'Cay', number: 3, state: 'seated', sinceMs: 0 },
  ];
  expect(() => takeLinkSeat(stage, ben, TERMS)).toThrow('seats');
});
