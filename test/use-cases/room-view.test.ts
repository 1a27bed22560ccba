/** What callers are shown of a room: what is theirs to see, and a tag by which they know it again. */
import { roomView } from '../../lib/api/room-view';
import { COUNTED_AFTER_MS } from '../../lib/model/audience';
import { TRUST_LIVE_ON_READ_MS } from '../../lib/model/mix-state';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { requestStage } from '../../lib/use-cases/request-stage';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { ADMIN, HOST, House, user } from './house';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

const viewOf = async (actor = HOST) =>
  roomView(house.services, await readRoom(house.services, { roomId: 'tea', actor }), actor);
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

describe('a mix that has to be asked about', () => {
  const asked = () =>
    house.mixer.calls.made.filter(({ operation }) => operation === 'status').length;

  test.each(['live', 'starting'])('is not by the audience: %s', async (state) => {
    if (state === 'starting') {
      await house.open('mocca');
      house.mixer.calls.next(({ operation }) => operation === 'start', 'answer-lost');
      await house.start('mocca');
    }
    const roomId = state === 'live' ? 'tea' : 'mocca';
    await house.advance(TRUST_LIVE_ON_READ_MS);
    house.mixer.calls.all(({ operation }) => operation === 'status', 'lost');
    const before = asked();
    const read = (actor: typeof HOST) => readRoom(house.services, { roomId, actor });
    for (const viewer of ['ann', 'ben', 'cay']) {
      expect((await read(user(viewer))).room.mix.state).toBe(state);
    }
    expect(asked()).toBe(before);
    for (const actor of [HOST, ADMIN]) await read(actor);
    expect(asked()).toBe(before + 2);
  });

  test('is by whoever is on stage', async () => {
    await ask('ann');
    await seatMember(house.services, { roomId: 'tea', userId: 'ann', actor: HOST });
    await house.advance(TRUST_LIVE_ON_READ_MS);
    const before = asked();
    await viewOf(user('ann'));
    expect(asked()).toBe(before + 1);
  });
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

test('how many watch is counted every minute, also while nothing else happens', async () => {
  house.viewers.set('tea', 7);
  await house.advance(COUNTED_AFTER_MS);
  for (let minutes = 0; minutes < 25; minutes++) {
    await house.advance(60_000);
    await runAgenda(house.services, 1);
    expect((await viewOf()).viewers).toBe(7);
  }
});

test('a live service that does not say who watches holds up nothing', async () => {
  house.services.audience.viewersAt = () => Promise.reject(new Error('No answer.'));
  await house.advance(60_000);
  expect(await runAgenda(house.services, 1000)).toMatchObject({ failed: 0 });
  expect((await viewOf()).viewers).toBeUndefined();
  expect(house.logged).toContainEqual(expect.objectContaining({ event: 'viewers-unknown' }));
});
