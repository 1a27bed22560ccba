/** What callers are shown of a room: what is theirs to see, and a tag by which they know it again. */
import { roomView } from '../../lib/api/room-view';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { requestStage } from '../../lib/use-cases/stage';
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
