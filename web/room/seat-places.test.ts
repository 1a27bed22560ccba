import { seatPlaces } from './seat-places';

const open = { isLocked: false, allowMicrophone: true, allowCamera: true };
const SEATS = [
  { seatNumber: 1, userId: 'ann', ...open },
  { seatNumber: 2, ...open },
  { seatNumber: 3, userId: 'ben', ...open },
];
const person = (userId: string, role = 'cohost') => ({ userId, role });
const keys = (people: ReturnType<typeof person>[]) =>
  seatPlaces(SEATS, people).map(
    ({ seat, person }) => `${seat?.seatNumber ?? '-'}${person?.userId ?? ''}`,
  );

test('everybody is in the seat that is theirs, whatever their order, and the others are empty', () => {
  expect(keys([person('ben'), person('ann', 'host')])).toEqual(['1ann', '2', '3ben']);
});

test('a seat whose holder is not there yet is shown without them', () => {
  expect(keys([person('ann', 'host')])).toEqual(['1ann', '2', '3']);
});

test('who has no seat comes first, and the other host of a PK last', () => {
  const people = [person('rival', 'opponent'), person('cay'), person('ann', 'host')];
  expect(keys(people)).toEqual(['-cay', '1ann', '2', '3', '-rival']);
});
