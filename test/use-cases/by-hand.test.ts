/** Moderation by hand: an admin warns and covers without a report, on the way that reports go. */
import { roomSummary } from '../../lib/api/room-view';
import { sceneOf } from '../../lib/model/scene';
import { listActions, roomPageQuery } from '../../lib/use-cases/actions';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { liftModeration } from '../../lib/use-cases/moderate';
import { moderateBody, moderateByHand } from '../../lib/use-cases/moderate-by-hand';
import { requestStage } from '../../lib/use-cases/request-stage';
import { closeRoom } from '../../lib/use-cases/room';
import { listEvents, listEventsQuery } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';

const COVER_URL = 'https://example.com/cover.png';
const REASON = 'Smoking on camera';

let house: House;
beforeEach(async () => {
  // No provider is set: an admin needs none.
  house = new House({ MODERATION_COVER_URL: COVER_URL });
  await house.live('tea');
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  house.rtc.channels.join('tea', 'ben');
  await house.advance(6000);
});

function byHand(action: 'warn' | 'cover', { userId = 'ben', reason = REASON, actor = ADMIN } = {}) {
  return moderateByHand(house.services, { roomId: 'tea', action, userId, reason, actor });
}
function shown() {
  const room = house.room('tea');
  const { covered, panes } = sceneOf(room, room.mix.params ?? ({} as never));
  const isApplied = room.mix.appliedLayoutVersion === room.mix.layoutVersion;
  return { covered, isApplied, covers: panes.flatMap(({ cover }) => cover?.url ?? []) };
}
async function told() {
  const list = { ...listEventsQuery.parse({}), roomId: 'tea', actor: HOST };
  const events = await listEvents(house.services, list);
  return events
    .filter(({ type }) => type.startsWith('moderation.'))
    .map(({ type, data }) => [
      type.replace('moderation.', ''),
      data.userId,
      data.action,
      data.reason,
    ]);
}
async function logged() {
  const query = { ...roomPageQuery.parse({ roomId: 'tea' }), actor: ADMIN };
  const { actions } = await listActions(house.services, query);
  return actions
    .filter(({ kind }) => /^(warn|cover|lift)-/.test(kind))
    .map(({ kind, userId, reason, doneBy }) => [kind, userId, reason, doneBy]);
}

test('a cover is that of the policy, with its reason, and is lifted as one', async () => {
  const { fence } = house.room('tea').mix;
  expect(await byHand('cover')).toEqual({ roomId: 'tea', covered: ['ben'], stream: 'allowed' });
  expect(shown()).toEqual({ covered: ['ben'], isApplied: true, covers: [COVER_URL] });
  await house.advance(1);
  await liftModeration(house.services, { roomId: 'tea', userId: 'ben', actor: ADMIN });
  expect(shown()).toEqual({ covered: [], isApplied: true, covers: [] });
  expect(house.room('tea').mix).toMatchObject({ state: 'live', fence });
  expect(await told()).toEqual([
    ['acted', 'ben', 'cover', REASON],
    ['lifted', 'ben', undefined, undefined],
  ]);
  expect(await logged()).toEqual([
    ['lift-moderation', 'ben', '', 'admin'],
    ['cover-member', 'ben', REASON, 'admin'],
  ]);
});

test('a warning changes nothing in the mix, and the host is told of whom and why', async () => {
  const { layoutVersion } = house.room('tea').mix;
  await byHand('warn', { userId: 'host' });
  expect(house.room('tea').mix.layoutVersion).toBe(layoutVersion);
  expect(await told()).toEqual([['acted', 'host', 'warn', REASON]]);
  expect(await logged()).toEqual([['warn-member', 'host', REASON, 'admin']]);
  const asSeenBy = (userId: string) =>
    roomSummary(house.services, house.room('tea'), user(userId)).lastReport;
  expect(asSeenBy('host')).toEqual({
    action: 'warn',
    userId: 'host',
    reason: REASON,
    reportedAt: new Date(house.services.clock.now()).toISOString(),
  });
  expect(asSeenBy('ben')).toBeUndefined();
});

test('a repeated cover stays one, and each is told', async () => {
  await byHand('cover');
  await house.advance(1);
  const { layoutVersion } = house.room('tea').mix;
  await byHand('cover', { reason: 'Once more' });
  expect(house.room('tea').mix.layoutVersion).toBe(layoutVersion);
  expect((await told()).map(([, , , reason]) => reason)).toEqual([REASON, 'Once more']);
});

test('neither the host nor a guest does it, and nothing is logged', async () => {
  for (const actor of [HOST, user('ben')]) {
    expect(await codeOf(byHand('cover', { actor }))).toBe('NotAdmin');
  }
  expect(shown().covered).toBeUndefined();
  expect(await logged()).toEqual([]);
});

test('it is about somebody in the show that is on', async () => {
  expect(await codeOf(byHand('cover', { userId: 'eve' }))).toBe('NotOnStage');
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  expect(await codeOf(byHand('warn', { userId: 'host' }))).toBe('RoomClosed');
  expect(await logged()).toEqual([]);
});

test('a cover whose call died after its write is shown by the timer', async () => {
  house.mixer.calls.next(({ operation }) => operation === 'update', 'lost');
  await byHand('cover');
  await house.advance(60_000);
  await runAgenda(house.services, 1);
  expect(shown()).toMatchObject({ covered: ['ben'], isApplied: true });
});

test('it takes a reason, and no other action', () => {
  const good = { action: 'warn', userId: 'ben', reason: REASON };
  const isTaken = (changes: object) => moderateBody.safeParse({ ...good, ...changes }).success;
  expect(isTaken({})).toBe(true);
  expect([{ reason: '' }, { action: 'stop' }, { userId: '' }].map(isTaken)).toEqual([
    ...[false, false, false],
  ]);
});
