/** Moderators: they keep order in the room, and have no other right of its host. */
import { roomSummary, roomView } from '../../lib/api/room-view';
import { MAX_NAMED } from '../../lib/model/named-users';
import { listActions, roomPageQuery } from '../../lib/use-cases/actions';
import { banMember, unbanMember } from '../../lib/use-cases/bans';
import { addModerator, removeModerator } from '../../lib/use-cases/keepers';
import { muteMember } from '../../lib/use-cases/mute';
import { requestStage } from '../../lib/use-cases/request-stage';
import { listRooms } from '../../lib/use-cases/room';
import { loadRoom, type RoomSnapshot, watchRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const MIA = user('mia');
const isNaming = ({ put }: StoreCall) => put?.moderators !== undefined;

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await add('mia');
});

const add = (userId: string, actor = HOST) =>
  addModerator(house.services, { roomId: 'tea', userId, actor });
const remove = (userId: string, actor = HOST) =>
  removeModerator(house.services, { roomId: 'tea', userId, actor });
const ask = (userId: string) =>
  requestStage(house.services, { roomId: 'tea', actor: user(userId) });
const seat = (userId: string, actor = HOST) =>
  seatMember(house.services, { roomId: 'tea', userId, actor });
const unseat = (userId: string, actor = MIA) =>
  unseatMember(house.services, { roomId: 'tea', userId, actor });
const ban = (userId: string, actor = MIA) =>
  banMember(house.services, { roomId: 'tea', userId, reason: 'Spam', actor });
const mute = (userId: string, isMuted = true, actor = MIA) =>
  muteMember(house.services, { roomId: 'tea', userId, isMuted, reason: '', actor });
const muted = () => house.room('tea').mix.params?.muted;

test('a moderator sees who asks, refuses, removes, mutes and bans', async () => {
  await ask('ann');
  await ask('ben');
  const shown = roomView(house.services, await loadRoom(house.services, 'tea'), MIA);
  expect(shown.requests.map(({ userId }) => userId)).toEqual(['ann', 'ben']);
  expect(shown.moderators).toEqual(['mia']);
  expect(await unseat('ann')).toMatchObject({ state: 'none' });
  await seat('ben');
  await mute('ben');
  expect(muted()).toEqual(['ben']);
  await mute('cay');
  await mute('ben', false);
  expect(muted()).toEqual(['cay']);
  expect(await unseat('ben')).toMatchObject({ state: 'none' });
  await ban('ben');
  expect(await codeOf(ask('ben'))).toBe('Banned');
});

test('of more mutes than the service takes, those of people on stage stay', async () => {
  await ask('ben');
  await seat('ben', HOST);
  await mute('ben');
  for (let index = 0; index < MAX_NAMED; index++) await mute(`gone-${index}`);
  expect(muted()).toHaveLength(MAX_NAMED);
  expect(muted()).toContain('ben');
  expect(muted()).not.toContain('gone-0');
});

test('a moderator seats nobody, stops nothing, and does nothing to the host or another moderator', async () => {
  await add('max');
  await ask('ann');
  expect(await codeOf(seat('ann', MIA))).toBe('NotRoomHost');
  expect(await codeOf(house.stop('tea', MIA))).toBe('NotRoomHost');
  expect(await codeOf(add('ann', MIA))).toBe('NotRoomHost');
  for (const act of [unseat, ban, mute]) {
    expect(await codeOf(act('host'))).toBe('HostStays');
    expect(await codeOf(act('max'))).toBe('NotRoomHost');
  }
});

test('a moderator is one as long as the host likes, and of this room only', async () => {
  await house.open('jam');
  const elsewhere = { roomId: 'jam', userId: 'ben', reason: 'Spam', actor: MIA };
  expect(await codeOf(banMember(house.services, elsewhere))).toBe('NotRoomHost');
  await remove('mia');
  expect(await codeOf(ban('ben'))).toBe('NotRoomHost');
});

test('a moderator who is banned keeps no order, and does not lift the own ban', async () => {
  await banMember(house.services, { userId: 'mia', reason: 'Spam', actor: ADMIN });
  expect(await codeOf(ban('ben'))).toBe('Banned');
  await ban('mia', HOST);
  const own = { roomId: 'tea', userId: 'mia', reason: '', actor: MIA };
  expect(await codeOf(unbanMember(house.services, own))).toBe('NotRoomHost');
});

describe('a moderator who is banned sees what viewers see', () => {
  const banEverywhere = () =>
    banMember(house.services, { userId: 'mia', reason: 'Spam', actor: ADMIN });
  const seen = async () => {
    const { services } = house;
    const show = (snapshot: RoomSnapshot) => roomView(services, snapshot, MIA);
    const watch = { roomId: 'tea', actor: MIA, waitSeconds: 0, show, isKnown: () => false };
    const { view } = await watchRoom(services, watch);
    const { rooms } = await listRooms(services, { maxResults: 5, actor: MIA });
    return [view, ...rooms.map((room) => roomSummary(services, room, MIA))];
  };

  test.each([
    ['from the room', () => ban('mia', HOST)],
    ['from every room', banEverywhere],
  ])('%s', async (_, act) => {
    await ask('ann');
    await house.services.moderation.setReport('tea', { action: 'note', atMs: house.now() });
    const [room, listed] = await seen();
    expect(room).toMatchObject({ requests: [{ userId: 'ann' }], lastReport: {} });
    expect(listed).toMatchObject({ lastReport: {} });
    await act();
    const [roomAfter, listedAfter] = await seen();
    expect(roomAfter).toMatchObject({ requests: [], moderators: [] });
    expect(roomAfter).not.toHaveProperty('lastReport');
    expect(listedAfter).not.toHaveProperty('lastReport');
  });

  test('and is none any more after a ban from the room, also when it is lifted', async () => {
    await add('max');
    await ban('mia', HOST);
    await unbanMember(house.services, { roomId: 'tea', userId: 'mia', reason: '', actor: HOST });
    expect(house.room('tea').moderators).toEqual(['max']);
    expect(await codeOf(ban('ben'))).toBe('NotRoomHost');
  });
});

test('of two who are named at once both are moderators', async () => {
  house.table.calls.next(isNaming, () => add('max'));
  expect(await add('moe')).toEqual({ roomId: 'tea', moderators: ['mia', 'max', 'moe'] });
});

test('of two who are muted at once both are', async () => {
  house.table.calls.next(
    ({ put }) => put?.mix_params !== undefined,
    () => mute('ann'),
  );
  await mute('ben');
  expect(muted()).toEqual(['ann', 'ben']);
});

test('what moderators do, and that they were named, is in the log under their own names', async () => {
  await house.advance(1);
  await mute('ben');
  await house.advance(1);
  await remove('mia');
  const query = { ...roomPageQuery.parse({}), roomId: 'tea', actor: HOST };
  const { actions } = await listActions(house.services, query);
  expect(actions.map(({ kind, doneBy, userId }) => [kind, doneBy, userId])).toEqual([
    ['remove-moderator', 'host', 'mia'],
    ['mute-member', 'mia', 'ben'],
    ['add-moderator', 'host', 'mia'],
  ]);
});
