import { Refusal } from '../http/refusal';
import { Likes } from './likes';

let nowMs: number;
let calls: [roomId: string, points: number][];
let likes: Likes;

beforeEach(() => {
  jest.useFakeTimers();
  nowMs = 1_800_000_000_000;
  calls = [];
  const score = async (roomId: string, points: number) => {
    calls.push([roomId, points]);
  };
  likes = new Likes(score, { now: () => nowMs });
});
afterEach(() => jest.useRealTimers());

const statusOf = (given: Promise<unknown>) =>
  given.then(
    () => 201,
    (error) => (error instanceof Refusal ? error.status : error),
  );

it('counts what the viewers of a room give within a second with one call', async () => {
  const given = [
    likes.give('ann', { roomId: '1', count: 3 }),
    likes.give('ben', { roomId: '1', count: 4 }),
    likes.give('cem', { roomId: '2', count: 1 }),
  ];
  await jest.advanceTimersByTimeAsync(999);
  given.push(likes.give('ann', { roomId: '1', count: 2 }));
  expect(calls).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(calls).toEqual([
    ['1', 9],
    ['2', 1],
  ]);
  expect(await Promise.all(given)).toEqual([3, 4, 1, 2].map((points) => ({ points })));
  void likes.give('ann', { roomId: '1', count: 1 });
  await jest.advanceTimersByTimeAsync(1000);
  expect(calls).toHaveLength(3);
});

it('counts 20 likes of a viewer at once and 10 a second, and holds nobody to account for others', async () => {
  const first = statusOf(likes.give('ann', { roomId: '1', count: 20 }));
  expect(await statusOf(likes.give('ann', { roomId: '1', count: 1 }))).toBe(429);
  const other = statusOf(likes.give('ben', { roomId: '1', count: 20 }));
  nowMs += 1000;
  expect(await statusOf(likes.give('ann', { roomId: '1', count: 11 }))).toBe(429);
  const later = statusOf(likes.give('ann', { roomId: '2', count: 10 }));
  await jest.advanceTimersByTimeAsync(1000);
  expect(await Promise.all([first, other, later])).toEqual([201, 201, 201]);
  expect(calls).toEqual([
    ['1', 40],
    ['2', 10],
  ]);
});

it('never lets a viewer save up more than 20', async () => {
  nowMs += 3_600_000;
  expect(await statusOf(likes.give('ann', { roomId: '1', count: 21 }))).toBe(429);
});

it('tells every viewer of a batch why it did not count', async () => {
  const refused = new Likes(
    () => Promise.reject(new Refusal(409, 'PkNotRunning', 'The room is in no PK.')),
    { now: () => nowMs },
  );
  const given = ['ann', 'ben'].map((viewer) =>
    statusOf(refused.give(viewer, { roomId: '1', count: 1 })),
  );
  await jest.advanceTimersByTimeAsync(1000);
  expect(await Promise.all(given)).toEqual([409, 409]);
});

it.each([0, -1, 1.5, '3', undefined])('takes no count of %p', async (count) => {
  expect(await statusOf(likes.give('ann', { roomId: '1', count }))).toBe(400);
});
