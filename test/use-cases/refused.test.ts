/** What nobody but the host may do: a stranger's call changes nothing and writes nothing. */
import { inviteGuest } from '../../lib/use-cases/guest-links';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { closeQna, openQna } from '../../lib/use-cases/qna';
import { closeRoom, createRoom, createRoomBody, updateRoom } from '../../lib/use-cases/room';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { updateMix } from '../../lib/use-cases/update-mix';
import { appUsage, roomUsage } from '../../lib/use-cases/usage';
import { ADMIN, codeOf, HOST, House, user } from './house';

const MALLORY = user('mallory');
let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

/** How many writes of the store a call has done. */
async function writesOf(act: () => Promise<unknown>): Promise<number> {
  const { length } = house.table.done;
  await act();
  return house.table.done.length - length;
}

test('a stranger cannot stop a mix, and trying writes nothing', async () => {
  const writes = await writesOf(async () => {
    expect(await codeOf(house.stop('tea', MALLORY))).toBe('NotRoomHost');
  });
  expect(writes).toBe(0);
  expect(house.room('tea').mix.state).toBe('live');
  expect(house.rtc.log.alive()).toHaveLength(1);
});

test('a stranger cannot start a mix, and trying writes nothing', async () => {
  await house.open('mocca');
  const writes = await writesOf(async () => {
    for (const onCooldown of ['reject', 'wait', 'rotate'] as const) {
      const start = house.start('mocca', { actor: MALLORY, onCooldown });
      expect(await codeOf(start)).toBe('NotRoomHost');
    }
  });
  expect(writes).toBe(0);
  expect(house.room('mocca').mix).toMatchObject({ state: 'idle', fence: 0 });
});

test('a stranger cannot change a mix, and trying writes nothing', async () => {
  const change = { roomId: 'tea', layoutVersion: undefined, scene: { layout: 'pip' as const } };
  const writes = await writesOf(async () => {
    const update = updateMix(house.services, { ...change, actor: MALLORY });
    expect(await codeOf(update)).toBe('NotRoomHost');
  });
  expect(writes).toBe(0);
  await updateMix(house.services, { ...change, actor: HOST });
  expect(house.room('tea').mix.params?.layout).toBe('pip');
});

test('a start or a stop of a room that is not there writes nothing', async () => {
  const writes = await writesOf(async () => {
    expect(await codeOf(house.start('nowhere'))).toBe('RoomNotFound');
    expect(await codeOf(house.stop('nowhere'))).toBe('RoomNotFound');
  });
  expect(writes).toBe(0);
});

const BY_MALLORY = { roomId: 'tea', actor: MALLORY };
const TERMS = { priceCents: 1, currency: 'CNY', secondsPerAnswer: 60, queueLength: 1 };
const PAGE = { maxResults: 10, nextToken: undefined };
const GUEST = { ...BY_MALLORY, userId: 'ben' };

test.each<[string, () => Promise<unknown>]>([
  ['seat anybody', () => seatMember(house.services, GUEST)],
  ['remove anybody', () => unseatMember(house.services, GUEST)],
  ['invite by a link', () => inviteGuest(house.services, { ...BY_MALLORY, expiresInMinutes: 1 })],
  [
    'invite to a PK',
    () =>
      invitePk(house.services, {
        ...BY_MALLORY,
        opponentRoomId: 'jazz',
        minutes: 1,
        punishSeconds: 0,
      }),
  ],
  ['accept a PK', () => acceptPk(house.services, BY_MALLORY)],
  ['end a PK', () => endPk(house.services, BY_MALLORY)],
  ['open it for questions', () => openQna(house.services, { ...BY_MALLORY, terms: TERMS })],
  ['close it for questions', () => closeQna(house.services, BY_MALLORY)],
  ['change it', () => updateRoom(house.services, { ...BY_MALLORY, change: { title: 'Mine' } })],
  ['close it', () => closeRoom(house.services, BY_MALLORY)],
  ['see what it has cost', () => roomUsage(house.services, { ...BY_MALLORY, ...PAGE })],
])("of another's room a stranger cannot %s, and trying writes nothing", async (_, act) => {
  await house.live('jazz', {}, user('rival'));
  const writes = await writesOf(async () => {
    expect(await codeOf(act())).toBe('NotRoomHost');
  });
  expect(writes).toBe(0);
});

test('nobody takes over the room of another host, open or closed', async () => {
  const create = () => createRoom(house.services, { ...createRoomBody.parse({}), ...BY_MALLORY });
  expect(await codeOf(create())).toBe('RoomExists');
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await codeOf(create())).toBe('RoomExists');
  expect(house.room('tea')).toMatchObject({ hostId: 'host', state: 'closed' });
});

test('what the whole app has cost is told to an admin alone', async () => {
  const day = new Date(house.now()).toISOString().slice(0, 10);
  const usage = (actor: typeof HOST) =>
    appUsage(house.services, { actor, from: day, to: day, ...PAGE });
  expect(await codeOf(usage(HOST))).toBe('NotAdmin');
  expect(await usage(ADMIN)).toMatchObject({ usage: [{ taskId: 'tea-1' }] });
});
