/** Moderation: a report becomes what the policy says, at once, and an admin can undo it. */
import { roomSummary } from '../../lib/api/room-view';
import { sceneOf } from '../../lib/model/scene';
import { listActions, roomPageQuery } from '../../lib/use-cases/actions';
import { runAgenda } from '../../lib/use-cases/agenda-run';
import { liftModeration, moderate } from '../../lib/use-cases/moderate';
import { requestStage } from '../../lib/use-cases/request-stage';
import { closeRoom, createRoom, createRoomBody } from '../../lib/use-cases/room';
import { listEvents, listEventsQuery } from '../../lib/use-cases/room-events';
import { seatMember } from '../../lib/use-cases/seat-member';
import { ADMIN, codeOf, HOST, House, user } from './house';

const POLICY = [
  { label: '*', minScore: 50, action: 'warn' },
  { label: 'porn', minScore: 80, action: 'cover' },
  { label: 'abuse', minScore: 80, action: 'unseat' },
  { label: 'terror', minScore: 80, action: 'stop' },
];
const MODERATION = {
  MODERATION_KEYS: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
  MODERATION_POLICY: JSON.stringify(POLICY),
  MODERATION_COVER_URL: 'https://example.com/cover.png',
};

let house: House;
let reports = 0;
beforeEach(async () => {
  house = new House(MODERATION);
  await house.live('tea');
  await requestStage(house.services, { roomId: 'tea', actor: user('ben') });
  await seatMember(house.services, { roomId: 'tea', userId: 'ben', actor: HOST });
  house.rtc.channels.join('tea', 'ben');
  await house.advance(6000);
});

function report(label: string, score: number, userId: string | undefined = 'ben') {
  reports += 1;
  return moderate(house.services, { reportId: `r${reports}`, roomId: 'tea', userId, label, score });
}
const lift = (userId = 'ben', actor = ADMIN) =>
  liftModeration(house.services, { roomId: 'tea', userId, actor });

/** What the service was last asked to show. */
function shown() {
  const room = house.room('tea');
  const { mode, covered, panes } = sceneOf(room, room.mix.params ?? ({} as never));
  const isApplied = room.mix.appliedLayoutVersion === room.mix.layoutVersion;
  return { mode, covered, isApplied, covers: panes.filter(({ cover }) => cover).length };
}
const told = async () => {
  const list = { ...listEventsQuery.parse({}), roomId: 'tea', actor: HOST };
  const events = await listEvents(house.services, list);
  return events.filter(({ type }) => type.startsWith('moderation.')).map(({ data }) => data);
};
const logged = async () => {
  const page = await listActions(house.services, {
    ...roomPageQuery.parse({ roomId: 'tea' }),
    actor: ADMIN,
  });
  return page.actions.map(({ kind, userId, reason }) => [kind, userId, reason]);
};

test('one user is covered while the show goes on, and is back when an admin lifts it', async () => {
  const { fence } = house.room('tea').mix;
  await report('porn', 97);
  expect(shown()).toEqual({ mode: 'mix', covered: ['ben'], isApplied: true, covers: 1 });
  await house.advance(1);
  expect(await lift()).toEqual({ roomId: 'tea', covered: [], stream: 'allowed' });
  expect(shown()).toEqual({ mode: 'mix', covered: [], isApplied: true, covers: 0 });
  expect(house.room('tea').mix).toMatchObject({ state: 'live', fence });
  expect(await told()).toEqual([
    { userId: 'ben', label: 'porn', score: 97, action: 'cover' },
    { userId: 'ben' },
  ]);
  expect((await logged()).slice(0, 2)).toEqual([
    ['lift-moderation', 'ben', ''],
    ['moderate', 'ben', 'porn 97: cover'],
  ]);
});

test('of the rules that are met the hardest counts, and what meets none is noted', async () => {
  await report('porn', 79);
  await house.advance(1);
  await report('porn', 49);
  expect((await told()).map(({ action }) => action)).toEqual(['warn', 'note']);
  expect(shown().covered).toBeUndefined();
});

test('whose picture it is not known covers everybody on stage', async () => {
  reports += 1;
  await moderate(house.services, { reportId: 'all', roomId: 'tea', label: 'porn', score: 90 });
  expect(shown()).toMatchObject({ covered: ['host', 'ben'], isApplied: true, covers: 2 });
});

test('a guest is taken off the stage and out of the channel, and a host is covered instead', async () => {
  await report('abuse', 90);
  expect(house.room('tea').stage).toEqual([]);
  expect(house.rtc.channels.users('tea')).toEqual(['host']);
  await report('abuse', 90, 'host');
  expect(shown()).toMatchObject({ mode: 'mix', covered: ['host'] });
});

test('a mix is stopped with an outcome of its own', async () => {
  await report('terror', 90);
  expect(house.room('tea').mix).toMatchObject({ state: 'idle', lastOutcome: 'moderated' });
});

test('who keeps order is told what was reported and covered, others of themselves alone', async () => {
  await report('porn', 97);
  const asSeenBy = (userId: string) => {
    const { covered, lastReport } = roomSummary(house.services, house.room('tea'), user(userId));
    return { covered, label: lastReport?.label, action: lastReport?.action };
  };
  const all = { covered: ['ben'], label: 'porn', action: 'cover' };
  expect([asSeenBy('host'), asSeenBy('ben'), asSeenBy('eve')]).toEqual([
    all,
    { covered: ['ben'], label: undefined, action: undefined },
    { covered: [], label: undefined, action: undefined },
  ]);
});

test('a cover stays over a stop and a start, of a host who is alone, too', async () => {
  await house.live('solo');
  const about = { roomId: 'solo', userId: 'host', label: 'porn', score: 97 };
  await moderate(house.services, { reportId: 'solo', ...about });
  await house.stop('solo');
  await house.advance(13_000);
  await house.start('solo');
  const task = house.rtc.log.alive().find(({ channelId }) => channelId === 'solo');
  expect(task?.shown).toMatchObject({ mode: 'mix', covered: ['host'] });
});

test('the next show begins without covers', async () => {
  await report('porn', 97);
  await closeRoom(house.services, { roomId: 'tea', actor: HOST });
  const create = { ...createRoomBody.parse({}), roomId: 'tea', actor: HOST };
  await createRoom(house.services, create);
  expect(house.room('tea')).toMatchObject({ cover: undefined, lastReport: undefined });
});

test('the same report again does nothing more', async () => {
  const again = { reportId: 'same', roomId: 'tea', userId: 'ben', label: 'porn', score: 97 };
  await moderate(house.services, again);
  await lift();
  await moderate(house.services, again);
  expect(shown().covered).toEqual([]);
  expect(await told()).toHaveLength(2);
});

test('a cover whose call died after its write is shown by the timer', async () => {
  house.mixer.calls.next(({ operation }) => operation === 'update', 'lost');
  await report('porn', 97);
  await house.advance(60_000);
  await runAgenda(house.services, 1);
  expect(shown()).toMatchObject({ covered: ['ben'], isApplied: true });
});

test('only an admin lifts a cover', async () => {
  await report('porn', 97);
  expect(await codeOf(lift('ben', HOST))).toBe('NotAdmin');
  expect(shown().covered).toEqual(['ben']);
});
