/** Seats under concurrency: whatever is done at once, everybody has one seat, and no two the same. */
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';

const GUESTS = ['ann', 'ben', 'cay', 'dan', 'eve'];
const RACERS = 50;
/** What may be answered in a race, beside that it was done. */
const REFUSALS = ['SeatTaken', 'SeatLocked', 'RoomBusy', 'StageFull'];

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await borrowCloud();
});
afterAll(() => giveBack(cloud));

const post = (path: string, as: string, body: object = {}) => cloud.api('POST', path, { as, body });
const stage = async (roomId: string) =>
  ((await cloud.api('GET', `/get-room/${roomId}`)).body.stage ?? []).map(
    ({ userId, seatNumber }) => ({ userId, seatNumber }),
  );

async function openRoom(roomId: string): Promise<void> {
  await post('/create-room', 'host', { roomId });
  for (const userId of GUESTS) {
    await post(`/request-stage/${roomId}`, userId);
    const { status } = await post(`/seat-member/${roomId}/${userId}`, 'host');
    expect([userId, status]).toEqual([userId, 200]);
  }
}

test(`of ${RACERS} moves and swaps at once none loses or doubles anybody`, async () => {
  await openRoom('moves');
  const moves = Array.from({ length: RACERS }, (_, index) => {
    const userId = GUESTS[index % GUESTS.length] ?? '';
    const as = index % 3 === 0 ? userId : 'host';
    return post(`/move-seat/moves/${userId}`, as, { seatNumber: 2 + ((index * 7) % 8) });
  });
  const answers = await Promise.all(moves);
  const codes = answers.map(({ status, body }) => (status === 200 ? 'done' : body.code));
  expect(codes.filter((code) => code !== 'done' && !REFUSALS.includes(String(code)))).toEqual([]);
  expect(codes.filter((code) => code === 'done').length).toBeGreaterThan(0);
  const people = await stage('moves');
  expect(people.map(({ userId }) => userId).sort()).toEqual([...GUESTS, 'host'].sort());
  const numbers = people.map(({ seatNumber }) => seatNumber);
  expect([...new Set(numbers)].sort((one, other) => one - other)).toEqual(numbers);
});

test('seats that are locked while all are taken and moved to are never given afterwards', async () => {
  await openRoom('locks');
  const locked = [7, 8, 9];
  const answers = await Promise.all([
    ...locked.map((seatNumber) =>
      post('/update-seat/locks', 'host', { seatNumber, isLocked: true }),
    ),
    ...GUESTS.map((userId, index) =>
      post(`/move-seat/locks/${userId}`, 'host', { seatNumber: 7 + (index % 3) }),
    ),
  ]);
  const isLocked = new Map(
    locked.map((seatNumber, index) => [seatNumber, answers[index]?.status === 200]),
  );
  const held = (await stage('locks')).map(({ seatNumber }) => seatNumber);
  const refused = await Promise.all(
    locked
      .filter((seatNumber) => isLocked.get(seatNumber) && !held.includes(seatNumber))
      .map(async (seatNumber) => {
        const { body } = await post('/seat-member/locks/fay', 'host', { seatNumber });
        return body.code;
      }),
  );
  expect(refused.every((code) => code === 'SeatLocked')).toBe(true);
  const people = (await stage('locks')).map(({ userId }) => userId);
  expect(people.sort()).toEqual([...GUESTS, 'host'].sort());
});
