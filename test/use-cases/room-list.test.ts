/** The list of rooms is for the audience: what was never live does not stand before what was. */

import { runAgenda } from '../../lib/use-cases/agenda-run';
import { createMadeUpRoom } from '../../lib/use-cases/made-up-room';
import { closeRoom, createRoomBody, listRooms } from '../../lib/use-cases/room';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { codeOf, HOST, House, user } from './house';

let house: House;
beforeEach(() => {
  house = new House();
});

async function pages(maxResults = 100): Promise<string[][]> {
  const found: string[][] = [];
  let nextToken: string | undefined;
  do {
    const page = await listRooms(house.services, { maxResults, nextToken, actor: HOST });
    found.push(page.rooms.map(({ roomId }) => roomId));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}
const listed = async () => (await pages()).flat();

async function openInTurn(...roomIds: string[]): Promise<void> {
  for (const roomId of roomIds) {
    await house.open(roomId);
    await house.advance(1000);
  }
}

test("a spammer's hundred rooms come after every room that has been live", async () => {
  await openInTurn('tea', 'mocca');
  await house.start('tea');
  await house.start('mocca');
  await house.stop('mocca');
  for (let index = 0; index < 100; index++) await house.open(`spam-${index}`, {}, user('mallory'));
  expect((await pages(20))[0]?.slice(0, 3)).toEqual([
    'mocca',
    'tea',
    expect.stringMatching(/^spam/),
  ]);
  const all = await listed();
  expect(all).toHaveLength(102);
  expect(new Set(all).size).toBe(102);
});

test('each kind is listed newest first, page by page', async () => {
  await openInTurn('a', 'b', 'c', 'd', 'e');
  for (const roomId of ['b', 'd']) await house.start(roomId);
  expect(await pages(2)).toEqual([['d', 'b'], ['e', 'c'], ['a']]);
});

test('a page costs two calls, whatever is on it', async () => {
  await openInTurn('a', 'b');
  await house.start('a');
  const { length } = house.table.calls.made;
  await listed();
  expect(house.table.calls.made.slice(length).map(({ operation }) => operation)).toEqual([
    'range',
    'getMany',
  ]);
});

test('a room that is closed is not listed, and comes back as one that was never live', async () => {
  await openInTurn('tea', 'mocca');
  await house.start('tea');
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await listed()).toEqual(['mocca']);
  await house.open('tea');
  expect(await listed()).toEqual(['tea', 'mocca']);
  await house.start('mocca');
  expect(await listed()).toEqual(['mocca', 'tea']);
  expect(house.all('directory')).toHaveLength(2);
});

test('a room that is closed leaves nothing in the directory', async () => {
  await openInTurn('tea', 'mocca');
  await house.start('tea');
  for (const roomId of ['tea', 'mocca']) await closeRoom(house.services, { roomId, actor: HOST });
  expect(house.all('directory')).toEqual([]);
});

test('a start that was refused makes no room one that has been live', async () => {
  await openInTurn('tea', 'mocca');
  house.mixer.calls.next(({ operation }) => operation === 'start', 'refused');
  expect(await codeOf(house.start('tea'))).toBe('MixerRefused');
  expect(await listed()).toEqual(['mocca', 'tea']);
});

const places = () => house.all('directory').map((row) => `${row.rank} ${row.room_id}`);

test.each(['refused', 'lost'] as const)(
  'a start that is %s takes no place before rooms that have been live',
  async (fate) => {
    await openInTurn('tea');
    const before = places();
    house.mixer.calls.next(({ operation }) => operation === 'start', fate);
    await house.start('tea').catch(() => undefined);
    expect(places()).toEqual(before);
  },
);

test('a start takes the place of a room that has been live, and leaves the other', async () => {
  await openInTurn('tea');
  await house.start('tea');
  expect(places()).toEqual([`${house.room('tea').createdAtMs} tea`]);
});

test('a place that is taken after its room was closed is cleared by the next list', async () => {
  await openInTurn('tea', 'mocca');
  await house.start('mocca');
  const isListing = ({ operation, table }: { operation: string; table: string }) =>
    operation === 'put' && table === 'directory';
  house.table.calls.next(isListing, () =>
    closeRoom(house.services, { roomId: 'tea', actor: HOST }),
  );
  await house.start('tea');
  expect(house.room('tea').state).toBe('closed');
  expect(places()).toHaveLength(2);
  await house.advance(60_000);
  expect(await listed()).toEqual(['mocca']);
  expect(places()).toHaveLength(1);
});

test('a room that is closed without leaving the list leaves it by the next list', async () => {
  await openInTurn('tea', 'mocca');
  await house.services.rooms.closeUnused(house.room('tea'), house.now());
  expect(places()).toHaveLength(2);
  await house.advance(60_000);
  expect(await listed()).toEqual(['mocca']);
  expect(places()).toHaveLength(1);
});

test('a room whose mix ended before it was listed as live is listed so by the next list', async () => {
  await openInTurn('tea', 'mocca');
  const isDirectory = ({ table }: { table: string }) => table === 'directory';
  for (const _place of ['taken', 'left']) house.table.calls.next(isDirectory, 'lost');
  await house.start('tea');
  await house.stop('tea');
  await house.advance(60_000);
  expect(await listed()).toEqual(['mocca']);
  expect(await listed()).toEqual(['tea', 'mocca']);
  expect(places()).toHaveLength(2);
});

test('a list leaves alone what is being created or started', async () => {
  await openInTurn('tea');
  const { createdAtMs } = house.room('tea');
  const { directory } = house.services;
  await directory.enlist({ roomId: 'coming', createdAtMs: house.now(), wasLive: false });
  await house.advance(59_000);
  expect(await listed()).toEqual(['tea']);
  expect(places()).toHaveLength(2);
  await house.advance(1000);
  const isConfirm = ({ put }: { put?: object }) => Object(put).mix_state === 'live';
  house.table.calls.next(isConfirm, async () => {
    await directory.enlist({ roomId: 'tea', createdAtMs, wasLive: true });
    await listed();
  });
  await house.start('tea');
  expect(places()).toEqual([`${createdAtMs} tea`]);
});

test('a list that cannot clear answers all the same', async () => {
  await openInTurn('tea');
  await house.services.directory.enlist({ roomId: 'gone', createdAtMs: 0, wasLive: true });
  house.table.calls.next(({ operation }) => operation === 'delete', 'refused');
  expect(await listed()).toEqual(['tea']);
});

test('a start that dies before its confirmation lists the room when it is settled', async () => {
  await openInTurn('tea', 'mocca');
  const isConfirm = ({ table, put }: { table: string; put?: object }) =>
    table === 'rooms' && Object(put).mix_state === 'live';
  house.table.calls.next(isConfirm, 'lost');
  house.table.calls.next(({ table }) => table === 'directory', 'lost');
  expect(await house.start('tea')).toMatchObject({ outcome: 'pending' });
  await house.advance(20_000);
  await readRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await listed()).toEqual(['tea', 'mocca']);
});

test('a listing that was lost is made good by the next look at the live room', async () => {
  await openInTurn('tea', 'mocca');
  house.rtc.channels.join('tea', HOST.userId);
  house.table.calls.next(({ table }) => table === 'directory', 'lost');
  await house.start('tea');
  await house.advance(20_000);
  await runAgenda(house.services, 1);
  expect(await listed()).toEqual(['tea', 'mocca']);
});

test.each(['', 'x', 'bogus', Buffer.from('1 a b').toString('base64url'), 'MTIz'])(
  'the token %j is not one of a page before',
  async (nextToken) => {
    const listing = listRooms(house.services, { maxResults: 5, nextToken, actor: HOST });
    expect(await codeOf(listing)).toBe('InvalidRequest');
  },
);

describe('a room for a caller who has chosen no id', () => {
  const create = (...ids: string[]) => {
    const creation = { ...createRoomBody.parse({}), actor: HOST };
    return createMadeUpRoom(house.services, creation, () => ids.shift() ?? 'none-left');
  };
  beforeEach(async () => {
    for (const roomId of ['1', '2', '3']) await house.open(roomId, {}, user('ann'));
  });

  test('gets another id when the first two are taken', async () => {
    expect(await create('1', '2', '4')).toMatchObject({ roomId: '4', hostId: HOST.userId });
    expect(house.room('1').hostId).toBe('ann');
    expect((await listed()).sort()).toEqual(['1', '2', '3', '4']);
  });

  test('is refused after three', async () => {
    expect(await codeOf(create('1', '2', '3', '4'))).toBe('RoomExists');
  });

  test('is not tried again for any other refusal', async () => {
    house.table.calls.next(
      ({ table, operation }) => table === 'rooms' && operation === 'put',
      'lost',
    );
    expect(await codeOf(create('4', '5'))).toBe('StoreUnavailable');
    expect(house.all('rooms')).toHaveLength(3);
  });
});
