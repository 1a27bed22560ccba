/** A PK runs on both sides or on none, whoever does what at the same moment. */

import { PK_GRACE_MS } from '../../lib/model/pk-state';
import { sceneOf } from '../../lib/model/scene';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { scorePk } from '../../lib/use-cases/pk-score';
import { requestStage } from '../../lib/use-cases/request-stage';
import { seatMember } from '../../lib/use-cases/seat-member';
import { codeOf, HOST, House, user } from './house';
import type { StoreCall } from './house-table';
import { sides } from './sides';

const RIVAL = user('rival');
const THIRD = user('third');

const isBegin = ({ put }: StoreCall) => put?.pk_state === 'running';
const isEnd = ({ put }: StoreCall) => put?.pk_state === 'over';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.live('tea');
  await house.live('jazz', {}, RIVAL);
});

const invite = (roomId = 'tea', opponentRoomId = 'jazz', actor = HOST) =>
  invitePk(house.services, { roomId, opponentRoomId, minutes: 1, punishSeconds: 0, actor });
const accept = () => acceptPk(house.services, { roomId: 'jazz', actor: RIVAL });
const end = () => endPk(house.services, { roomId: 'tea', actor: HOST });
const lastOutcome = (roomId: string) => house.room(roomId).lastPk?.outcome;

test('a room that is invited by two at once is in one PK', async () => {
  await house.live('rock', {}, THIRD);
  const isBinding = ({ key, put }: StoreCall) => key?.room_id === 'jazz' && put?.pk !== undefined;
  house.table.calls.next(isBinding, () => invite('rock', 'jazz', THIRD));
  expect(await codeOf(invite())).toBe('PkBusy');
  expect(house.room('jazz').pk).toMatchObject({ others: [{ roomId: 'rock' }] });
  expect(house.room('tea').pk).toBeUndefined();
});

test('an invitation that is withdrawn while it is accepted begins no PK', async () => {
  await invite();
  house.table.calls.next(isBegin, end);
  expect(await codeOf(accept())).toBe('PkNotRunning');
  expect([house.room('tea').pk, house.room('jazz').pk]).toEqual([undefined, undefined]);
});

test('an invitation that is accepted while it is withdrawn ends as a PK that has run', async () => {
  await invite();
  house.table.calls.next(isEnd, accept);
  await end();
  expect([lastOutcome('tea'), lastOutcome('jazz')]).toEqual(['ended-by-host', 'ended-by-host']);
});

test('a gift counts once, however often it is told', async () => {
  await invite();
  await accept();
  const gift = () => scorePk(house.services, { roomId: 'tea', eventId: 'rose', points: 10 });
  const told = await Promise.all([gift(), gift(), gift()]);
  expect(told.filter(({ counted }) => counted === 'now')).toHaveLength(1);
  await end();
  expect(house.room('tea').lastPk?.rounds.at(-1)?.score).toMatchObject(sides({ tea: 10, jazz: 0 }));
});

test('a PK ends when one of its hosts has been away for the grace', async () => {
  await invite();
  await accept();
  house.rtc.channels.leaveAll('jazz');
  await house.advance(1000);
  expect(house.room('tea').pk?.state).toBe('running');
  await house.advance(PK_GRACE_MS + 1000);
  await runAgenda(house.services, 1);
  expect([house.room('tea').pk, house.room('jazz').pk]).toEqual([undefined, undefined]);
  expect(lastOutcome('tea')).toBe('host-left');
});

test('who comes on stage during a PK is named to the service', async () => {
  await invite();
  await accept();
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  // A check of its own is on the agenda.
  await house.advance(16_000);
  await runAgenda(house.services, 1);
  const room = house.room('tea');
  if (!room.mix.params) throw new Error('The mix has no scene.');
  const shown = house.rtc.log.find('tea-1')?.shown;
  expect(JSON.stringify(shown)).toContain('ben');
  expect(shown).toEqual(room.mix.params && sceneOf(room, room.mix.params));
});
