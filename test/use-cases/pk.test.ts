/** A PK is fair: gifts count until the bell, guests leave with it, and no is no for a while. */
import type { AppError } from '../../lib/errors';
import { INVITATION_MS } from '../../lib/model/pk-state';
import { REFUSAL_PAUSE_MS } from '../../lib/model/refusals';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { askQuestion } from '../../lib/use-cases/ask-question';
import { joinRoom } from '../../lib/use-cases/members';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { scorePk } from '../../lib/use-cases/pk-score';
import { openQna } from '../../lib/use-cases/qna';
import { acceptQuestion } from '../../lib/use-cases/questions';
import { requestStage } from '../../lib/use-cases/request-stage';
import { updateRoom } from '../../lib/use-cases/room';
import { seatMember } from '../../lib/use-cases/seat-member';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';
import { sides } from './sides';

const RIVAL = user('rival');
const MINUTES = 1;
const PUNISH_SECONDS = 30;

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await house.live('jazz', {}, RIVAL);
});

const invite = (roomId = 'tea', opponentRoomId = 'jazz', actor = HOST) =>
  invitePk(house.services, {
    roomId,
    opponentRoomId,
    minutes: MINUTES,
    punishSeconds: PUNISH_SECONDS,
    actor,
  });
const accept = (roomId = 'jazz', actor = RIVAL) => acceptPk(house.services, { roomId, actor });
const end = (roomId = 'tea', actor = HOST) => endPk(house.services, { roomId, actor });
const gift = (eventId: string, roomId = 'tea') =>
  scorePk(house.services, { roomId, eventId, points: 10 });

async function begin(): Promise<void> {
  await invite();
  await accept();
}

test('a room that takes no invitations is not invited, and may invite', async () => {
  const allow = (allowPk: boolean) =>
    updateRoom(house.services, { roomId: 'jazz', actor: RIVAL, change: { allowPk } });
  await allow(false);
  expect(await codeOf(invite())).toBe('PkOff');
  expect(house.room('jazz').pk).toBeUndefined();
  expect(await invite('jazz', 'tea', RIVAL)).toMatchObject({ state: 'invited' });
  await end('jazz', RIVAL);
  await allow(true);
  expect(await invite()).toMatchObject({ state: 'invited' });
});

test('an invitation that is repeated is the one that is open', async () => {
  const { pkId } = await invite();
  expect(await invite()).toEqual({ pkId, state: 'invited' });
  const other = { minutes: MINUTES + 1, punishSeconds: PUNISH_SECONDS, actor: HOST };
  const rooms = { roomId: 'tea', opponentRoomId: 'jazz' };
  expect(await codeOf(invitePk(house.services, { ...rooms, ...other }))).toBe('PkBusy');
  expect(await codeOf(invite('jazz', 'tea', RIVAL))).toBe('PkBusy');
  expect(await accept()).toEqual({ pkId, state: 'running' });
  expect(await codeOf(invite())).toBe('PkFull');
});

test('an invitation that is repeated after it has run out is none', async () => {
  await invite();
  await house.advance(INVITATION_MS);
  expect(await codeOf(invite())).toBe('PkBusy');
  expect(await codeOf(invite())).toBe('PkRefused');
});

test('an invitation that binds the other room yet is not repeated', async () => {
  const isBinding = ({ key, put }: StoreCall) => key?.room_id === 'jazz' && put?.pk !== undefined;
  house.table.calls.next(isBinding, async () => {
    expect(await codeOf(invite())).toBe('PkBusy');
  });
  expect(await invite()).toMatchObject({ state: 'invited' });
});

test('a gift counts until the bell and not after it, noticed or not', async () => {
  await begin();
  await house.advance(MINUTES * 60_000 - 1);
  expect(await gift('just in time')).toMatchObject({ counted: 'now' });
  await house.advance(1);
  expect(house.room('tea').pk?.state).toBe('running');
  expect(await codeOf(gift('too late'))).toBe('PkNotRunning');
  await runAgenda(house.services, 1);
  expect(await codeOf(gift('too late'))).toBe('PkNotRunning');
  await end();
  expect(house.room('tea').lastPk?.rounds.at(-1)?.score).toMatchObject(sides({ tea: 10, jazz: 0 }));
});

test('a gift counts in a PK that runs, and not in an invitation to one', async () => {
  await invite();
  expect(await codeOf(gift('early'))).toBe('PkNotRunning');
  await accept();
  await end();
  expect(house.room('tea').lastPk?.rounds.at(-1)?.score).toMatchObject(sides({ tea: 0, jazz: 0 }));
});

test('a gift that is sent again after the bell, or in the next PK, is known to have counted', async () => {
  await begin();
  const { pkId } = await gift('once');
  await end();
  expect(await gift('once')).toEqual({ pkId, counted: 'before' });
  await begin();
  expect(await gift('once')).toEqual({ pkId, counted: 'before' });
  expect(await gift('another')).toMatchObject({ counted: 'now' });
  await end();
  expect(house.room('tea').lastPk?.rounds.at(-1)?.score).toMatchObject(sides({ tea: 10, jazz: 0 }));
});

test('the seat of the other host ends with the PK, on both sides', async () => {
  await requestStage(house.services, { roomId: 'tea', actor: RIVAL });
  await seatMember(house.services, { roomId: 'tea', userId: 'rival', actor: HOST });
  await begin();
  for (const [roomId, userId] of [
    ['tea', 'rival'],
    ['jazz', 'host'],
  ] as const) {
    await joinRoom(house.services, { roomId, role: 'cohost', actor: user(userId) });
    house.rtc.channels.join(roomId, userId);
  }
  await house.advance(1000);
  await end();
  expect([house.room('tea').stage, house.room('jazz').stage]).toEqual([[], []]);
  expect(house.rtc.channels.users('tea')).toEqual(['host']);
  expect(house.rtc.channels.users('jazz')).toEqual(['rival']);
  const again = joinRoom(house.services, { roomId: 'tea', role: 'cohost', actor: RIVAL });
  expect(await codeOf(again)).toBe('NotOnStage');
});

test('who was on stage beside the other host stays there', async () => {
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  await begin();
  await end();
  expect(house.room('tea').stage).toMatchObject([{ userId: 'ben', state: 'seated' }]);
});

test('the other host who has paid for an answer keeps that seat until it is over', async () => {
  const terms = { priceCents: 500, currency: 'CNY', secondsPerAnswer: 60, queueLength: 2 };
  await openQna(house.services, { roomId: 'tea', actor: HOST, terms });
  const asked = { roomId: 'tea', actor: RIVAL, text: 'Who wins?' };
  const { questionId, orderId } = await askQuestion(house.services, asked);
  house.payments.pay({ orderId, amountCents: 500, currency: 'CNY' });
  await house.advance(1000);
  await begin();
  await acceptQuestion(house.services, { roomId: 'tea', questionId, actor: HOST });
  house.rtc.channels.join('tea', 'rival');
  await end();
  expect(house.room('tea').stage).toMatchObject([{ userId: 'rival', questionId }]);
  expect(house.rtc.channels.users('tea')).toContain('rival');
});

test('who was refused may not invite the same room again for a while', async () => {
  await invite();
  await end('jazz', RIVAL);
  expect(await codeOf(invite())).toBe('PkRefused');
  await house.advance(REFUSAL_PAUSE_MS - 1);
  expect(await codeOf(invite())).toBe('PkRefused');
  await house.advance(1);
  expect(await invite()).toMatchObject({ state: 'invited' });
});

test('an invitation that nobody answers is refused, too', async () => {
  await invite();
  await house.advance(31_000);
  await runAgenda(house.services, 1);
  expect(house.room('jazz').pk).toBeUndefined();
  expect(await codeOf(invite())).toBe('PkRefused');
});

test('a refusal is between two hosts, whichever of the inviting rooms they invite from', async () => {
  await house.live('mocca');
  await house.live('rock', {}, user('third'));
  await invite();
  await end('jazz', RIVAL);
  expect(await codeOf(invite('mocca', 'jazz'))).toBe('PkRefused');
  // Others may invite, the refused may be invited, and the refused may invite others.
  expect(await invite('rock', 'jazz', user('third'))).toMatchObject({ state: 'invited' });
  await end('rock', user('third'));
  expect(await invite('jazz', 'tea', RIVAL)).toMatchObject({ state: 'invited' });
  await end('jazz', RIVAL);
  expect(await invite('tea', 'rock')).toMatchObject({ state: 'invited' });
});

test('a room that pauses is not invited again by whom it has met, until the pause is over', async () => {
  const change = { opponentPauseMinutes: 30 };
  await updateRoom(house.services, { roomId: 'jazz', actor: RIVAL, change });
  await begin();
  await end();
  const refused = await invite().catch((error: AppError) => error);
  expect(refused).toMatchObject({ code: 'PkRefused', retryAfterMs: 30 * 60_000 });
  await house.live('rock', {}, user('third'));
  expect(await invite('rock', 'jazz', user('third'))).toMatchObject({ state: 'invited' });
  await end('rock', user('third'));
  expect(await invite('jazz', 'tea', RIVAL)).toMatchObject({ state: 'invited' });
  await end('jazz', RIVAL);
  await house.advance(29 * 60_000);
  expect(await codeOf(invite())).toBe('PkRefused');
  await house.advance(60_000);
  expect(await invite()).toMatchObject({ state: 'invited' });
});

test('an invitation that was withdrawn, and a PK that was held, are no refusal', async () => {
  await invite();
  await end();
  await begin();
  await end('jazz', RIVAL);
  expect(await invite()).toMatchObject({ state: 'invited' });
});
