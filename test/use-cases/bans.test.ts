/** Bans: who is banned fails at every door, is put out, and stays out. */

import { listActions, roomPageQuery } from '../../lib/use-cases/actions';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { banMember, banMemberBody, listBans, unbanMember } from '../../lib/use-cases/bans';
import { inviteGuest, takeGuestLink } from '../../lib/use-cases/guest-links';
import { joinRoom } from '../../lib/use-cases/members';
import { invitePk } from '../../lib/use-cases/pk';
import { requestStage } from '../../lib/use-cases/request-stage';
import { createRoom, createRoomBody } from '../../lib/use-cases/room';
import { seatMember } from '../../lib/use-cases/seat-member';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const isSeating = ({ put }: StoreCall) => put?.stage !== undefined;
const isOfBans = ({ table, operation }: StoreCall) => table === 'bans' && operation === 'put';
const isClearing = ({ table, operation }: StoreCall) => table === 'bans' && operation === 'delete';
const MINUTE_MS = 60_000;
const BEN = user('ben');

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
});

const ask = (userId: string) =>
  requestStage(house.services, { roomId: 'tea', actor: user(userId) });
const seat = (userId: string) => seatMember(house.services, { roomId: 'tea', userId, actor: HOST });
const cohost = (userId: string) =>
  joinRoom(house.services, { roomId: 'tea', role: 'cohost', actor: user(userId) });
const banHere = (terms: { until?: string } = {}) => ban({ roomId: 'tea', ...terms });
const banEverywhere = () => ban({}, ADMIN);
const guests = () => house.room('tea').stage.map(({ userId }) => userId);
const inChannel = () => house.rtc.channels.users('tea');

function ban(where: { roomId?: string; until?: string }, actor = HOST) {
  const terms = { ...banMemberBody.parse({ reason: 'Spam', ...where }), userId: 'ben' };
  return banMember(house.services, { ...terms, actor });
}

function unban(where: { roomId?: string }, actor = HOST) {
  return unbanMember(house.services, { ...where, userId: 'ben', reason: '', actor });
}

/** Ben is seated, has a token, and is in the channel. */
async function benComes(): Promise<void> {
  await ask('ben');
  await seat('ben');
  await cohost('ben');
  house.rtc.channels.join('tea', 'ben');
  await house.advance(1000);
  expect(inChannel()).toEqual(['host', 'ben']);
}

describe.each([
  ['the room', banHere],
  ['every room', banEverywhere],
])('who is banned from %s', (_, banBen) => {
  test('fails at every door of it', async () => {
    const link = await inviteGuest(house.services, {
      roomId: 'tea',
      actor: HOST,
      expiresInMinutes: 60,
    });
    await ask('ben');
    await banBen();
    expect(await codeOf(ask('ben'))).toBe('Banned');
    expect(await codeOf(seat('ben'))).toBe('Banned');
    const wish = { roomId: 'tea', actor: BEN, invitation: link.invitation };
    expect(await codeOf(takeGuestLink(house.services, wish))).toBe('Banned');
    expect(guests()).toEqual([link.userId]);
  });

  test('loses the seat, is put out of the channel, and is put out again with the token from before', async () => {
    await benComes();
    await banBen();
    expect([guests(), inChannel()]).toEqual([[], ['host']]);
    expect(await codeOf(cohost('ben'))).toBe('NotOnStage');
    house.rtc.channels.join('tea', 'ben');
    await house.advance(5000);
    expect(inChannel()).toEqual(['host']);
  });

  test('is put out by the next check when the service did not answer', async () => {
    await benComes();
    house.channels.calls.next(({ operation }) => operation === 'remove', 'refused');
    await banBen();
    expect(inChannel()).toEqual(['host', 'ben']);
    await house.advance(30_000);
    await runAgenda(house.services, 1);
    expect(inChannel()).toEqual(['host']);
  });

  test('is put out by the next check when the call died after the ban was written', async () => {
    await benComes();
    // The checks that are on the agenda anyway.
    await house.advance(MINUTE_MS);
    await runAgenda(house.services, 1);
    house.table.calls.next(isOfBans, 'answer-lost');
    expect(await codeOf(banBen())).toBe('StoreUnavailable');
    expect(inChannel()).toEqual(['host', 'ben']);
    await house.advance(30_000);
    await runAgenda(house.services, 1);
    expect([guests(), inChannel()]).toEqual([[], ['host']]);
  });

  test('is not seated by a call that had read the room before', async () => {
    await ask('ben');
    house.table.calls.next(isSeating, banBen);
    const seated = codeOf(seat('ben'));
    if (_ === 'the room') expect(await seated).toBe('Banned');
    else await seated.catch(() => undefined);
    await house.advance(30_000);
    await runAgenda(house.services, 1);
    expect(guests()).toEqual([]);
    expect(await codeOf(cohost('ben'))).toBe('NotOnStage');
  });

  test('gets no token from a call that had not found the ban', async () => {
    await ask('ben');
    await seat('ben');
    house.table.calls.next(({ table }) => table === 'joins', banBen);
    expect(await codeOf(cohost('ben'))).toBe('Banned');
  });
});

test('a ban ends by itself at its time, and is lifted by a call', async () => {
  await banHere({ until: new Date(house.now() + MINUTE_MS).toISOString() });
  expect(await codeOf(ask('ben'))).toBe('Banned');
  await house.advance(MINUTE_MS);
  expect(await ask('ben')).toMatchObject({ state: 'requested' });
  await banHere();
  expect(await codeOf(ask('ben'))).toBe('Banned');
  await unban({ roomId: 'tea' });
  expect(await ask('ben')).toMatchObject({ state: 'requested' });
});

test('a ban from every room and one from a room are two', async () => {
  await banHere();
  await banEverywhere();
  await unban({ roomId: 'tea' });
  expect(await codeOf(ask('ben'))).toBe('Banned');
  await unban({}, ADMIN);
  expect(await ask('ben')).toMatchObject({ state: 'requested' });
});

test('a ban from one room is none from another', async () => {
  await house.open('jam');
  await banHere();
  const asked = requestStage(house.services, { roomId: 'jam', actor: BEN });
  expect(await asked).toMatchObject({ state: 'requested' });
});

test('a host who is banned from every room stays out of their own, and opens no other', async () => {
  await house.live('jam', {}, BEN);
  await joinRoom(house.services, { roomId: 'jam', role: 'host', actor: BEN });
  await banEverywhere();
  expect(house.rtc.channels.users('jam')).toEqual([]);
  house.rtc.channels.join('jam', 'ben');
  await house.advance(5000);
  expect(house.rtc.channels.users('jam')).toEqual([]);
  const again = { roomId: 'jam', role: 'host', actor: BEN } as const;
  expect(await codeOf(joinRoom(house.services, again))).toBe('Banned');
  const creation = { ...createRoomBody.parse({}), roomId: 'ale', actor: BEN };
  expect(await codeOf(createRoom(house.services, creation))).toBe('Banned');
});

test('a host who is banned from a room has no PK with it, whoever invites', async () => {
  await house.live('jam', {}, BEN);
  await banHere();
  const invitation = {
    roomId: 'tea',
    opponentRoomId: 'jam',
    minutes: 1,
    punishSeconds: 0,
    actor: HOST,
  };
  expect(await codeOf(invitePk(house.services, invitation))).toBe('Banned');
  const back = { roomId: 'jam', opponentRoomId: 'tea', minutes: 1, punishSeconds: 0, actor: BEN };
  expect(await codeOf(invitePk(house.services, back))).toBe('Banned');
});

test('nobody is banned from their own room, and no ban ends before it begins', async () => {
  const own = { userId: 'host', roomId: 'tea', reason: 'Spam', actor: ADMIN };
  expect(await codeOf(banMember(house.services, own))).toBe('HostStays');
  const until = new Date(house.now()).toISOString();
  expect(await codeOf(banHere({ until }))).toBe('InvalidRequest');
});

test('a list has the bans in force, page by page', async () => {
  const names = ['ann', 'ben', 'cay', 'dan'];
  for (const userId of names) {
    const until = userId === 'cay' ? { until: new Date(house.now() + 1000).toISOString() } : {};
    const terms = { roomId: 'tea', userId, reason: 'Spam', ...until, actor: HOST };
    await banMember(house.services, terms);
  }
  await house.advance(1000);
  const query = { roomId: 'tea', maxResults: 2, actor: HOST };
  const first = await listBans(house.services, query);
  expect(first.bans.map(({ userId }) => userId)).toEqual(['ann', 'ben']);
  const { nextToken = '' } = first;
  const second = await listBans(house.services, { ...query, nextToken });
  expect(second.bans.map(({ userId }) => userId)).toEqual(['dan']);
  expect(house.all('bans').map(({ user_id }) => user_id)).toEqual(['ann', 'ben', 'dan']);
});

test('a ban that is set anew while a list clears the ended one away stays', async () => {
  await banHere({ until: new Date(house.now() + MINUTE_MS).toISOString() });
  await house.advance(MINUTE_MS);
  house.table.calls.next(isClearing, () => banHere());
  await listBans(house.services, { roomId: 'tea', maxResults: 2, actor: HOST });
  expect(await codeOf(ask('ben'))).toBe('Banned');
});

test('who has tokens for more rooms than one read has is put out of every one', async () => {
  const expiresAtMs = house.now() + 60 * MINUTE_MS;
  for (let index = 100; index < 200; index++) {
    const roomId = `jam-${index}`;
    await house.open(roomId);
    await house.services.joins.note({ userId: 'ben', roomId, expiresAtMs });
  }
  await benComes();
  // The checks that are on the agenda anyway.
  await house.advance(MINUTE_MS);
  await runAgenda(house.services, 1);
  await banEverywhere();
  await house.advance(30_000);
  await runAgenda(house.services, 1);
  expect(inChannel()).toEqual(['host']);
});

test('the log tells who did what to whom and why, of a room or of all, and is never changed', async () => {
  await benComes();
  await unseatMember(house.services, {
    roomId: 'tea',
    userId: 'ben',
    actor: HOST,
    reason: 'Noise',
  });
  await house.advance(1);
  await banHere();
  await house.advance(1);
  await banEverywhere();
  await house.advance(1);
  await unban({ roomId: 'tea' });
  const told = async (where: { roomId?: string }) => {
    const query = { ...roomPageQuery.parse({}), ...where, actor: ADMIN };
    const { actions } = await listActions(house.services, query);
    return actions.map(({ kind, doneBy, userId, reason }) => [kind, doneBy, userId, reason]);
  };
  expect(await told({ roomId: 'tea' })).toEqual([
    ['unban-member', 'host', 'ben', ''],
    ['ban-member', 'host', 'ben', 'Spam'],
    ['unseat-member', 'host', 'ben', 'Noise'],
  ]);
  expect(await told({})).toEqual([
    ['unban-member', 'host', 'ben', ''],
    ['ban-member', 'admin', 'ben', 'Spam'],
    ['ban-member', 'host', 'ben', 'Spam'],
    ['unseat-member', 'host', 'ben', 'Noise'],
  ]);
});

test('the log tells what a newer version has done, whose name is not known here', async () => {
  await banHere();
  const scope = 'room tea';
  const [row] = house.all('actions', { scope });
  const key = { scope, action_key: String(row?.action_key) };
  const put = { kind: 'send-flowers' };
  await house.table.update({ table: 'actions', key, row: 'present', put });
  const query = { ...roomPageQuery.parse({}), roomId: 'tea', actor: HOST };
  const { actions } = await listActions(house.services, query);
  expect(actions.map(({ kind }) => kind)).toEqual(['send-flowers']);
});

test('nobody is banned whose ban is not in the log', async () => {
  house.table.calls.next(({ table }) => table === 'actions', 'lost');
  expect(await codeOf(banHere())).toBe('StoreUnavailable');
  expect(house.all('bans')).toEqual([]);
});
