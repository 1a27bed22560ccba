/**
 * A show on real media goes from its host to a co-host by hand, and then back by the death of the one
 * who has it: the audience sees the other one first, and keeps its task, stream and connection.
 */
import type { Participant } from '../../local/synthetic/participant-process';
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { isNear, type Observation, StreamProbe } from '../media/stream-probe';

const ROOM = 'show';
const GRACE_SECONDS = 60;
const RED = { userId: 'host', color: '#c0392b', tone: 440, rgb: { r: 0xc0, g: 0x39, b: 0x2b } };
const BLUE = { userId: 'ann', color: '#2471a3', tone: 660, rgb: { r: 0x24, g: 0x71, b: 0xa3 } };
/** Within the left pane and the right one. */
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const AUDIBLE = 0.05;
/** After its time has come, a run of the timer has looked at the room. */
const RUN_WITHIN_MS = 15_000;

let cloud: LocalCloud;
let audience: StreamProbe;
let ann: Participant;

beforeAll(async () => {
  cloud = await borrowCloud();
  const body = { roomId: ROOM, hostGraceSeconds: GRACE_SECONDS };
  await cloud.api('POST', '/create-room', { body });
  const { userId, color, tone } = RED;
  await cloud.join(ROOM, userId, { color, tone, role: 'host' });
  const started = await cloud.api('POST', `/start-mix/${ROOM}`, { body: { resolution: '360p' } });
  ann = await cloud.join(ROOM, BLUE.userId, { color: BLUE.color, tone: BLUE.tone });
  const tonesHz = [RED.tone, BLUE.tone];
  audience = await StreamProbe.open(String(started.body.playUrls?.flv), {
    points: POINTS,
    tonesHz,
  });
});
afterAll(async () => {
  await audience?.close();
  await giveBack(cloud);
});

const view = async () => (await cloud.api('GET', `/get-room/${ROOM}`)).body;
const hasRoom = async (userId: string) => (await view()).hostId === userId;
const shows =
  (left: typeof RED, right: typeof RED) =>
  ({ picture, sound }: Observation): boolean => {
    const [first, second] = picture?.colors ?? [];
    const isHeard = sound?.amplitudes.every((amplitude) => amplitude > AUDIBLE) ?? false;
    return isNear(first, left.rgb) && isNear(second, right.rgb) && isHeard;
  };

test('the audience sees the host on the left, and the co-host on the right', async () => {
  await audience.until(shows(RED, BLUE));
});

test('handed over, the new host is on the left, and both go on being heard', async () => {
  const body = { userId: BLUE.userId };
  const given = await cloud.api('POST', `/transfer-room/${ROOM}`, { body });
  expect(given.status).toBe(200);
  await audience.until(shows(BLUE, RED));
});

test('when the host dies the deputy has the room after the grace, and is seen alone', async () => {
  const body = { deputyId: RED.userId };
  const named = await cloud.api('POST', `/update-room/${ROOM}`, { as: BLUE.userId, body });
  expect(named.status).toBe(200);
  ann.kill();
  await audience.until(({ sound }) => (sound?.amplitudes[1] ?? 1) < AUDIBLE);
  expect((await view()).hostId).toBe(BLUE.userId);
  // The timer runs once a minute: at the latest its second run sees that the grace is over.
  for (let minutes = 1; minutes <= 3 && !(await hasRoom(RED.userId)); minutes++) {
    await cloud.advance(GRACE_SECONDS * 1000 + 1000);
    const untilMs = Date.now() + RUN_WITHIN_MS;
    while (!(await hasRoom(RED.userId)) && Date.now() < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  expect((await view()).stage).toMatchObject([{ userId: RED.userId, seatNumber: 1 }]);
  await audience.until(({ picture, sound }) => {
    const [first, second] = picture?.colors ?? [];
    const isAlone = isNear(first, RED.rgb) && isNear(second, RED.rgb);
    return isAlone && (sound?.amplitudes[0] ?? 0) > AUDIBLE;
  });
});

test('all of it was one task, one stream and one connection of the audience', async () => {
  const tasks = (await cloud.calls('rtc')).map(({ operation }) => operation);
  expect(tasks.filter((name) => /^Start(Live)?MPUTask$/.test(name))).toHaveLength(1);
  expect(tasks.filter((name) => /^Stop(Live)?MPUTask$/.test(name))).toHaveLength(0);
  const plays = (await cloud.calls('live')).filter(({ operation }) => operation === 'Play');
  expect(plays).toHaveLength(1);
  expect(audience.endedBecause).toBeUndefined();
  const { body } = await cloud.api('GET', `/list-events/${ROOM}`);
  const told = body.events?.filter(({ type }) => type === 'lianmai.room.transferred');
  expect(told?.map(({ data }) => data)).toEqual([
    { hostId: BLUE.userId, formerHostId: RED.userId, reason: 'by-hand' },
    { hostId: RED.userId, formerHostId: BLUE.userId, reason: 'host-gone' },
  ]);
});
