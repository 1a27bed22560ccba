import type { Room } from '../api/types';
import { deputyInPlace } from './deputy';

const ANN = {
  ...{ userId: 'ann', name: 'Ann', role: 'cohost', seatNumber: 2, state: 'seated' },
  ...{ isPresent: true, isPublishing: true, isInPicture: true },
} as Room['stage'][number];

test('the deputy goes on with the show who is seated and present', () => {
  expect(deputyInPlace({ deputyId: 'ann', stage: [ANN] })).toBe(ANN);
});

test.each([
  ['there is no deputy', undefined, ANN],
  ['somebody else is', 'ben', ANN],
  ['they are away', 'ann', { ...ANN, isPresent: false }],
  ['they are only invited', 'ann', { ...ANN, state: 'invited' as const }],
])('the broadcast ends if %s', (_, deputyId, member) => {
  const room = { stage: [member], ...(deputyId && { deputyId }) };
  expect(deputyInPlace(room)).toBeUndefined();
});
