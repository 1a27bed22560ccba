/** A room is handed over in one write: the same task and stream, one host, and no seat lost or doubled. */
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { banMember } from '../../lib/use-cases/bans';
import { addModerator } from '../../lib/use-cases/keepers';
import { joinRoom } from '../../lib/use-cases/members';
import { moveSeat } from '../../lib/use-cases/move-seat';
import { invitePk } from '../../lib/use-cases/pk';
import { closeQna, openQna } from '../../lib/use-cases/qna';
import { acceptQuestion, findQuestion } from '../../lib/use-cases/questions';
import { requestStage } from '../../lib/use-cases/request-stage';
import { closeRoom, listRooms, updateRoom } from '../../lib/use-cases/room';
import { listEvents } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { transferRoom } from '../../lib/use-cases/transfer-room';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { updateMix } from '../../lib/use-cases/update-mix';
import { updateSeat } from '../../lib/use-cases/update-seat';
import { ADMIN, codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';

const ANN = user('ann');
const RIVAL = user('rival');

const isHandover = ({ put }: StoreCall) => put?.host_id !== undefined;
const isClaim = ({ put }: StoreCall) => put?.mix_state === 'starting';
const isStopping = ({ put }: StoreCall) => put?.mix_state === 'stopping';
const isClosing = ({ put }: StoreCall) => put?.room_state === 'closed';
const isRate = ({ table }: StoreCall) => table === 'rates';
const isPlace = ({ table, operation }: StoreCall) => table === 'quotas' && operation === 'update';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea', { maxSeats: 4 });
  await seat('ann');
});
afterEach(() => house.requireRules());

async function seat(userId: string): Promise<void> {
  await requestStage(house.services, { roomId: 'tea', actor: user(userId) });
  await seatMember(house.services, { roomId: 'tea', userId, actor: HOST });
  house.rtc.channels.join('tea', userId);
  await house.advance(1000);
}

const give = (userId = 'ann', { actor = HOST, leavesStage = false } = {}) =>
  transferRoom(house.services, { roomId: 'tea', userId, leavesStage, actor });
const room = () => house.room('tea');
const stage = () => room().stage.map(({ userId, number }) => `${userId}${number}`);
const panes = () => house.rtc.log.find('tea-1')?.shown.panes.map(({ user }) => user.userId);
const places = () => house.all('quotas').map(({ scope, mixes }) => `${scope} ${mixes}`);
const nextCheck = (ms: number) => house.advance(ms).then(() => runAgenda(house.services, 1));

test('the co-host is the host and in the first pane; task, stream and stage stay', async () => {
  expect(panes()).toEqual(['host', 'ann']);
  const { fence, generation, startedAtMs } = room().mix;
  const written = house.table.done.length;
  await give();
  const writes = house.table.done.slice(written).filter(isHandover);
  expect(writes.map(({ table }) => table)).toEqual(['rooms']);
  expect([room().hostId, room().hostName, stage(), panes()]).toEqual([
    ...['ann', 'ann'],
    ['host2'],
    ['ann', 'host'],
  ]);
  expect(room().mix).toMatchObject({ state: 'live', fence, generation, startedAtMs });
  expect(house.rtc.log.all()).toHaveLength(1);
  expect(house.rtc.channels.users('tea').sort()).toEqual(['ann', 'host']);
});

test('a place that a start of the old host takes late is given back, however soon the new one starts', async () => {
  await house.stop('tea');
  await house.advance(13_000);
  house.mixer.calls.next(({ operation }) => operation === 'start', 'refused');
  for (const _scope of ['app', 'host']) house.table.calls.next(isPlace, 'late');
  expect(await codeOf(house.start('tea'))).toBe('MixerRefused');
  await give();
  const start = () => house.start('tea', { actor: ANN });
  const refusal = await start().catch((error) => error);
  expect([refusal.code, refusal.retryAfterMs > 20_000]).toEqual(['StreamCoolingDown', true]);
  expect(refusal.message).toContain('the host before');
  expect(await codeOf(house.start('tea', { actor: ANN, onCooldown: 'rotate' }))).toBe(refusal.code);
  house.table.calls.deliver();
  expect(places()).toEqual(expect.arrayContaining(['app 1', 'host host 1']));
  await house.advance(refusal.retryAfterMs);
  await start();
  expect(places().sort()).toEqual(['app 1', 'host ann 1', 'host host 0']);
  expect(room().mix.owedHostId).toBe('');
});

test('the new host has the rights of a host, and the old one those of a co-host', async () => {
  await give();
  const join = (actor: typeof HOST, role: 'host' | 'cohost') =>
    joinRoom(house.services, { roomId: 'tea', role, actor });
  expect((await join(ANN, 'host')).rtc).toBeDefined();
  expect((await join(HOST, 'cohost')).rtc).toBeDefined();
  expect(await codeOf(join(HOST, 'host'))).toBe('NotRoomHost');
  expect(await codeOf(house.stop('tea'))).toBe('NotRoomHost');
  await unseatMember(house.services, { roomId: 'tea', userId: 'host', actor: ANN });
  expect(stage()).toEqual([]);
  await house.stop('tea', ANN);
  expect(room().mix.state).toBe('idle');
});

test('a host who leaves the stage by it is put out of the channel, and is no longer shown', async () => {
  await give('ann', { leavesStage: true });
  expect([stage(), panes()]).toEqual([[], ['ann']]);
  expect(house.rtc.channels.users('tea')).toEqual(['ann']);
});

test('to who hosts the room already nothing changes', async () => {
  await give();
  const { stageVersion } = room();
  await give('ann', { actor: ANN });
  await give('ann', { actor: ADMIN });
  expect(room().stageVersion).toBe(stageVersion);
});

test('only a co-host who is seated and there is given a room, and by nobody but host and admins', async () => {
  expect(await codeOf(give('ann', { actor: ANN }))).toBe('NotRoomHost');
  expect(await codeOf(give('ben'))).toBe('NotOnStage');
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  expect(await codeOf(give('ben'))).toBe('NotOnStage');
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: user('ben') });
  expect(await codeOf(give('ben'))).toBe('NotInChannel');
  await give('ann', { actor: ADMIN });
  expect(house.all('actions', { scope: 'room tea' })).toMatchObject([
    { kind: 'transfer-room', user_id: 'ann' },
  ]);
});

test('who is there is asked of the channel, as an event may be lost', async () => {
  house.world.weather = { ...house.world.weather, callbackLost: 1 };
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  house.rtc.channels.join('tea', 'ben');
  await give('ben');
  expect(room().hostId).toBe('ben');
});

test('who takes a free seat and is given the room meanwhile has the first seat alone', async () => {
  const change = { admission: 'free' } as const;
  await updateRoom(house.services, { roomId: 'tea', actor: HOST, change });
  house.table.calls.next(isRate, async () => {
    await seat('ben');
    await give('ben');
  });
  const standing = await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  expect(standing).toMatchObject({ state: 'seated', seatNumber: 1 });
  expect([room().hostId, stage()]).toEqual(['ben', ['ann2', 'host3']]);
});

test('a closed room, and one in a PK or before it, is not handed over', async () => {
  await house.live('jazz', {}, RIVAL);
  await invitePk(house.services, {
    ...{ roomId: 'jazz', opponentRoomId: 'tea', minutes: 1, punishSeconds: 5, actor: RIVAL },
  });
  expect(await codeOf(give())).toBe('PkBusy');
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await codeOf(give())).toBe('RoomClosed');
});

describe('while it is handed over', () => {
  const meanwhile = (act: () => Promise<unknown>) => house.table.calls.next(isHandover, act);

  test('the co-host is taken off the stage: they are not the host', async () => {
    meanwhile(() => unseatMember(house.services, { roomId: 'tea', userId: 'ann', actor: ANN }));
    expect(await codeOf(give())).toBe('NotOnStage');
    expect([room().hostId, stage()]).toEqual(['host', []]);
  });

  test('the co-host is banned: they are not the host', async () => {
    const ban = { roomId: 'tea', reason: 'Spam', actor: HOST, until: undefined };
    meanwhile(() => banMember(house.services, { ...ban, userId: 'ann' }));
    expect(await codeOf(give())).toBe('NotOnStage');
    expect(room().hostId).toBe('host');
  });

  test('the co-host is banned, and has the seat still: they are not the host', async () => {
    const ban = { reason: 'Spam', actor: ADMIN, userId: 'ann' };
    house.table.calls.next(({ put }) => put?.stage !== undefined, 'lost');
    await banMember(house.services, ban);
    expect([stage(), await codeOf(give())]).toEqual([['ann2'], 'Banned']);
  });

  test('the co-host is being banned by the host before: it is theirs, and they stay in it', async () => {
    house.table.calls.next(
      ({ table, operation }) => table === 'bans' && operation === 'put',
      () => give(),
    );
    const ban = { roomId: 'tea', reason: 'Spam', actor: HOST, userId: 'ann' };
    await banMember(house.services, ban);
    house.rtc.channels.join('tea', 'ann');
    await nextCheck(60_000);
    expect([room().hostId, house.rtc.channels.users('tea')]).toEqual(['ann', ['host', 'ann']]);
  });

  test('the room is closed: it has the host who has closed it', async () => {
    meanwhile(() => closeRoom(house.services, { roomId: 'tea', actor: HOST }));
    expect(await codeOf(give())).toBe('RoomClosed');
    expect(room().hostId).toBe('host');
  });

  test('seats are moved: nobody is lost or doubled', async () => {
    await seat('ben');
    meanwhile(() =>
      moveSeat(house.services, { roomId: 'tea', userId: 'ann', seatNumber: 3, actor: HOST }),
    );
    await give();
    expect([room().hostId, stage()]).toEqual(['ann', ['ben2', 'host3']]);
  });

  test('the seat is locked: the host does not take it', async () => {
    const lock = { roomId: 'tea', seatNumber: 2, isLocked: true, reason: '', actor: HOST };
    meanwhile(() => updateSeat(house.services, lock));
    expect(await codeOf(give())).toBe('SeatLocked');
    expect([room().hostId, stage()]).toEqual(['host', ['ann2']]);
  });

  test('it is handed to somebody else: only one of them is the host', async () => {
    await seat('ben');
    meanwhile(() => give('ben'));
    expect(await codeOf(give())).toBe('NotRoomHost');
    expect([room().hostId, stage()]).toEqual(['ben', ['ann2', 'host3']]);
  });

  test('a PK is offered to it: it keeps its host', async () => {
    await house.live('jazz', {}, RIVAL);
    const pk = { roomId: 'jazz', opponentRoomId: 'tea', minutes: 1, punishSeconds: 5 };
    meanwhile(() => invitePk(house.services, { ...pk, actor: RIVAL }));
    expect(await codeOf(give())).toBe('PkBusy');
  });

  test('a moderator is named: they are one afterwards', async () => {
    meanwhile(() => addModerator(house.services, { roomId: 'tea', userId: 'mia', actor: HOST }));
    await give();
    expect(room().moderators).toEqual(['mia']);
  });

  test('a deputy is named: they are one afterwards', async () => {
    const change = { deputyId: 'mia' };
    meanwhile(() => updateRoom(house.services, { roomId: 'tea', actor: HOST, change }));
    await give();
    expect(room().deputyId).toBe('mia');
  });

  test('the picture is changed: it stays as it was said', async () => {
    const scene = { backgroundColor: '#123456' };
    const change = { roomId: 'tea', actor: HOST, layoutVersion: undefined, scene };
    meanwhile(() => updateMix(house.services, change));
    await give();
    expect(room().mix.params?.backgroundColor).toBe('#123456');
    expect([house.rtc.log.find('tea-1')?.shown.backgroundColor, panes()]).toEqual([
      '#123456',
      ['ann', 'host'],
    ]);
  });

  test('its mix ends and begins again: the new one counts with the host who started it', async () => {
    meanwhile(async () => {
      await house.stop('tea');
      await house.start('tea', { onCooldown: 'rotate' });
    });
    await give();
    expect(room()).toMatchObject({ hostId: 'ann', mix: { state: 'live', hostId: 'host' } });
    await house.stop('tea', ANN);
    expect(places()).toEqual(['app 0', 'host host 0']);
  });
});

describe('what the old host does at the same moment is refused:', () => {
  test('a start', async () => {
    await house.stop('tea');
    house.table.calls.next(isClaim, () => give());
    expect(await codeOf(house.start('tea', { onCooldown: 'rotate' }))).toBe('NotRoomHost');
    expect(room().mix.state).toBe('idle');
  });

  test('a start by an admin is made for the new host', async () => {
    await house.stop('tea');
    house.table.calls.next(isClaim, () => give());
    await house.start('tea', { actor: ADMIN, onCooldown: 'rotate' });
    expect(places().sort()).toEqual(['app 1', 'host ann 1', 'host host 0']);
    await house.stop('tea', ADMIN);
    expect(places().sort()).toEqual(['app 0', 'host ann 0', 'host host 0']);
  });

  test('a stop', async () => {
    house.table.calls.next(isStopping, () => give());
    expect(await codeOf(house.stop('tea'))).toBe('NotRoomHost');
    expect(room().mix.state).toBe('live');
  });

  test('a change of its rules', async () => {
    house.table.calls.next(
      ({ put }) => put?.title !== undefined,
      () => give(),
    );
    const change = updateRoom(house.services, {
      roomId: 'tea',
      actor: HOST,
      change: { title: 'T' },
    });
    expect(await codeOf(change)).toBe('NotRoomHost');
    expect(room().title).toBe('');
  });

  test('closing the room, which stays listed', async () => {
    house.table.calls.next(isClosing, () => give());
    const close = closeRoom(house.services, { roomId: 'tea', actor: HOST });
    expect(await codeOf(close)).toBe('NotRoomHost');
    const { rooms } = await listRooms(house.services, { maxResults: 10, actor: HOST });
    expect(rooms.map(({ roomId, state }) => [roomId, state])).toEqual([['tea', 'open']]);
  });

  test('an offer of a PK', async () => {
    await house.live('jazz', {}, RIVAL);
    house.table.calls.next(
      ({ put }) => Boolean(put?.pk),
      () => give(),
    );
    const pk = { roomId: 'tea', opponentRoomId: 'jazz', minutes: 1, punishSeconds: 5 };
    expect(await codeOf(invitePk(house.services, { ...pk, actor: HOST }))).toBe('PkBusy');
    expect([room().hostId, room().pk, house.room('jazz').pk]).toEqual([
      'ann',
      undefined,
      undefined,
    ]);
  });
});

test('the mix counts with who started it until it ends, also if its place is given back late', async () => {
  await give();
  expect(places().sort()).toEqual(['app 1', 'host host 1']);
  await nextCheck(20_000);
  expect(places().sort()).toEqual(['app 1', 'host host 1']);
  house.table.calls.next(isPlace, 'lost');
  house.table.calls.next(isPlace, 'lost');
  await house.stop('tea', ANN);
  await house.start('tea', { actor: ANN, onCooldown: 'rotate' });
  await nextCheck(20_000);
  expect(places().sort()).toEqual(['app 1', 'host ann 1', 'host host 0']);
  const { usage } = await house.services.usage.list({ roomId: 'tea' }, { limit: 5 });
  expect(usage.map(({ taskId, hostId }) => [taskId, hostId])).toEqual([
    ['tea-2', 'ann'],
    ['tea-1', 'host'],
  ]);
});

test.each(['answer-lost', 'refused'] as const)(
  'a write whose answer is %s: the check goes on from what the row says',
  async (fate) => {
    // Nothing else is due for minutes then.
    for (let checks = 1; checks <= 4; checks++) await nextCheck(31_000);
    house.table.calls.next(isHandover, fate);
    expect(await codeOf(give('ann', { leavesStage: true }))).toBe('StoreUnavailable');
    const isDone = fate === 'answer-lost';
    expect([room().hostId, panes()]).toEqual([isDone ? 'ann' : 'host', ['host', 'ann']]);
    await nextCheck(16_000);
    expect(panes()).toEqual(isDone ? ['ann'] : ['host', 'ann']);
    expect(house.rtc.channels.users('tea')).toEqual(isDone ? ['ann'] : ['host', 'ann']);
  },
);

test('it is told as an event, with the seats of both', async () => {
  await give();
  const events = await listEvents(house.services, {
    ...{ roomId: 'tea', actor: ANN, after: 0, maxResults: 50 },
  });
  const told = events.slice(-3).map(({ type, data }) => [type, data]);
  expect(told).toEqual([
    ['room.transferred', { hostId: 'ann', formerHostId: 'host', reason: 'by-hand' }],
    ['seat.taken', { userId: 'host', name: 'host', seatNumber: 2 }],
    ['seat.left', { userId: 'ann' }],
  ]);
});

test('when the room is closed only who created it can open it again', async () => {
  await give();
  await closeRoom(house.services, { roomId: 'tea', actor: ANN });
  expect(await codeOf(house.open('tea', {}, ANN))).toBe('RoomExists');
  await house.open('tea');
  expect(room()).toMatchObject({ hostId: 'host', state: 'open', stage: [] });
});

test('who opens it again is let in, whom the host before had banned', async () => {
  await give();
  const ban = { roomId: 'tea', reason: 'Spam', actor: ANN, userId: 'host' };
  await banMember(house.services, ban);
  await closeRoom(house.services, { roomId: 'tea', actor: ANN });
  await house.open('tea');
  const join = { roomId: 'tea', role: 'host', actor: HOST } as const;
  expect(await joinRoom(house.services, join)).toMatchObject({ role: 'host' });
});

test('a mix that is still being stopped when the room opens again gives its own place back', async () => {
  await give();
  await house.stop('tea', ANN);
  await house.start('tea', { actor: ANN, onCooldown: 'rotate' });
  house.mixer.calls.next(({ operation }) => operation === 'stop', 'lost');
  await closeRoom(house.services, { roomId: 'tea', actor: ANN });
  await house.open('tea');
  await house.stop('tea');
  expect(places().sort()).toEqual(['app 0', 'host ann 0', 'host host 0']);
});

describe('a paid question', () => {
  const BEN = user('ben');
  const terms = { priceCents: 990, currency: 'CNY', secondsPerAnswer: 60, queueLength: 3 };
  const open = (actor = HOST) => openQna(house.services, { roomId: 'tea', actor, terms });
  const ask = (actor = BEN) => askQuestion(house.services, { roomId: 'tea', actor, text: 'Why?' });
  const find = (questionId: string) =>
    findQuestion(house.services, { roomId: 'tea', questionId, actor: ADMIN });
  const refunds = () => [...house.payments.ledger.values()].map((entry) => entry.refunds);

  async function paid(): Promise<string> {
    await open();
    const { questionId, orderId } = await ask();
    house.payments.pay({ orderId, amountCents: terms.priceCents, currency: terms.currency });
    await house.advance(1000);
    return questionId;
  }

  test('that waits comes back: another answer was not paid for', async () => {
    const questionId = await paid();
    await give();
    await nextCheck(16_000);
    expect(await find(questionId)).toMatchObject({ state: 'refunded', outcome: 'host-changed' });
    expect(refunds()).toEqual([1]);
    expect(await codeOf(ask())).toBe('QnaNotOpen');
    await open(ANN);
    expect((await ask()).hostId).toBe('ann');
  });

  test('that is not paid yet can be paid no more', async () => {
    await open();
    const { questionId } = await ask();
    await give();
    await nextCheck(16_000);
    expect(await find(questionId)).toMatchObject({ state: 'cancelled', outcome: 'host-changed' });
  });

  test('that is being answered keeps the host', async () => {
    const questionId = await paid();
    await acceptQuestion(house.services, { roomId: 'tea', questionId, actor: HOST });
    expect(await codeOf(give())).toBe('AnswerRunning');
  });

  test('that is accepted at the same moment comes back, and its asker has no seat', async () => {
    const questionId = await paid();
    const isOfAsker = ({ put }: { put?: object }) =>
      JSON.stringify(put ?? {}).includes(questionId) && 'stage' in (put ?? {});
    house.table.calls.next(isOfAsker, () => give());
    let isSeated = false;
    house.onUpdate = (update) => {
      isSeated ||= isOfAsker({ put: update.put ?? {} });
    };
    const call = { roomId: 'tea', questionId, actor: HOST };
    expect(await codeOf(acceptQuestion(house.services, call))).toBe('QuestionNotWaiting');
    await nextCheck(16_000);
    await nextCheck(16_000);
    expect([isSeated, stage(), refunds()]).toEqual([false, ['host2'], [1]]);
  });

  test('is not taken on the terms of a host who has given the room away', async () => {
    house.table.calls.next(
      ({ put }) => put?.qna_open === true,
      () => give(),
    );
    expect(await codeOf(open())).toBe('NotRoomHost');
    expect(await codeOf(ask())).toBe('QnaNotOpen');
    expect(await codeOf(closeQna(house.services, { roomId: 'tea', actor: ANN }))).toBe(
      'QnaNotOpen',
    );
  });
});

test('the new host is heard, and has the pane that was given to the old one', async () => {
  await updateMix(house.services, {
    ...{ roomId: 'tea', actor: HOST, layoutVersion: undefined },
    scene: { panes: ['host'], muted: ['ann'] },
  });
  await give();
  expect([room().mix.params?.panes, room().mix.params?.muted]).toEqual([['ann'], []]);
  expect([panes(), house.rtc.log.find('tea-1')?.shown.muted]).toEqual([['ann', 'host'], []]);
});

test('a service that does not say who is there is to be asked again', async () => {
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: user('ben') });
  house.channels.calls.next(({ operation }) => operation === 'users', 'lost');
  expect(await codeOf(give('ben'))).toBe('MixerUnavailable');
});

test('a host who is banned from every room takes no seat by it, and may leave the stage', async () => {
  await banMember(house.services, { reason: 'Spam', actor: ADMIN, userId: 'host' });
  expect(await codeOf(give('ann', { actor: ADMIN }))).toBe('Banned');
  await give('ann', { actor: ADMIN, leavesStage: true });
  expect([room().hostId, stage()]).toEqual(['ann', []]);
});
