/** What callers are shown of a room: what is theirs to see, and a tag by which they know it again. */
import { roomView } from '../../lib/api/room-view';
import { COUNTED_AFTER_MS } from '../../lib/model/audience';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { requestStage } from '../../lib/use-cases/request-stage';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { ADMIN, HOST, House, user } from './house';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

const viewOf = async (actor = HOST) =>
  roomView(house.services, await readRoom(house.services, 'tea'), actor);
const ask = (userId: string) =>
  requestStage(house.services, { roomId: 'tea', actor: user(userId) });

test('the tag stays while only time passes, and is another as soon as anything changes', async () => {
  const { etag, serverTime, playUrls } = await viewOf();
  await house.advance(5000);
  const later = await viewOf();
  expect(later.etag).toBe(etag);
  expect(later.serverTime).not.toBe(serverTime);
  expect(later.playUrls).not.toEqual(playUrls);
  await ask('ben');
  expect((await viewOf()).etag).not.toBe(etag);
});

test('requests are shown to the host and to admins, and to others their own alone', async () => {
  await ask('ann');
  await ask('ben');
  const seenBy = async (actor: typeof HOST) =>
    (await viewOf(actor)).requests.map(({ userId }) => userId);
  for (const actor of [HOST, ADMIN]) expect(await seenBy(actor)).toEqual(['ann', 'ben']);
  expect(await seenBy(user('ben'))).toEqual(['ben']);
  expect(await seenBy(user('mallory'))).toEqual([]);
});

test('how many watch is told some minutes late, and no longer than it is known', async () => {
  house.viewers.set('tea', 7).set('nobody-s', 3);
  await house.advance(COUNTED_AFTER_MS + 60_000);
  await runAgenda(house.services, 1000);
  const { viewers, viewersAt = '' } = await viewOf();
  expect(viewers).toBe(7);
  expect(house.now() - Date.parse(viewersAt)).toBeGreaterThanOrEqual(COUNTED_AFTER_MS);
  house.viewers.clear();
  await house.advance(4 * 60_000);
  expect((await viewOf()).viewers).toBeUndefined();
});

test('a live service that does not say who watches holds up nothing', async () => {
  house.services.audience.viewersAt = () => Promise.reject(new Error('No answer.'));
  await house.advance(60_000);
  expect(await runAgenda(house.services, 1000)).toMatchObject({ failed: 0 });
  expect((await viewOf()).viewers).toBeUndefined();
  expect(house.logged).toContainEqual(expect.objectContaining({ event: 'viewers-unknown' }));
});
