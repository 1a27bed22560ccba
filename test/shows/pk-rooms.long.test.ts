/**
 * Up to four rooms in one PK on real media, by the second API: each audience sees and hears all hosts,
 * its own first; rooms come and leave alone; all without a new task, stream or connection.
 */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { isNear, type Observation, StreamProbe } from '../media/stream-probe';

const HOSTS = {
  red: { roomId: '27182', color: '#c0392b', tone: 440, rgb: { r: 0xc0, g: 0x39, b: 0x2b } },
  blue: { roomId: '81828', color: '#2471a3', tone: 660, rgb: { r: 0x24, g: 0x71, b: 0xa3 } },
  green: { roomId: '24680', color: '#1e8449', tone: 880, rgb: { r: 0x1e, g: 0x84, b: 0x49 } },
  gold: { roomId: '13579', color: '#d68910', tone: 1100, rgb: { r: 0xd6, g: 0x89, b: 0x10 } },
};
type Host = keyof typeof HOSTS;
const ALL: Host[] = ['red', 'blue', 'green', 'gold'];
/** Where no name, clock or block is drawn: in either half, and in the quarters. */
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
  { x: 0.75, y: 0.275 },
  { x: 0.75, y: 0.775 },
  { x: 0.25, y: 0.275 },
  { x: 0.25, y: 0.775 },
];
/** By the number of hosts: at which of the points each of them is seen. */
const PLACES: Record<number, number[][]> = {
  1: [[0, 1]],
  2: [[0], [1]],
  3: [[0], [2], [3]],
  4: [[4], [2], [5], [3]],
};
const AUDIBLE = 0.04;

let cloud: LocalCloud;
const audience = new Map<Host, StreamProbe>();

beforeAll(async () => {
  cloud = await borrowCloud({ MIXER: 'live' });
  for (const host of ALL) {
    const { roomId, color, tone } = HOSTS[host];
    await cloud.api('POST', '/create-room', { as: host, body: { roomId } });
    await cloud.join(roomId, host, { color, tone, role: 'host' });
    const body = { resolution: '360p' };
    const started = await cloud.api('POST', `/start-mix/${roomId}`, { as: host, body });
    const tonesHz = ALL.map((each) => HOSTS[each].tone);
    const url = String(started.body.playUrls?.flv);
    audience.set(host, await StreamProbe.open(url, { points: POINTS, tonesHz }));
  }
});
afterAll(async () => {
  for (const probe of audience.values()) await probe.close();
  await giveBack(cloud);
});

function post(path: string, as: Host, body?: object) {
  const call = `/${path}/${HOSTS[as].roomId}`;
  return cloud.api('POST', call, { as, ...(body && { body }) });
}

const until = (host: Host, sees: (seen: Observation) => boolean) => audience.get(host)?.until(sees);

/** These hosts in this order are in the picture, and they and nobody else are heard. */
function shows(...hosts: Host[]) {
  const places = PLACES[hosts.length] ?? [];
  return ({ picture, sound }: Observation): boolean => {
    const colors = picture?.colors ?? [];
    const isSeen = hosts.every((host, index) =>
      places[index]?.every((point) => isNear(colors[point], HOSTS[host].rgb)),
    );
    const loud = ALL.filter((_, index) => (sound?.amplitudes[index] ?? 0) > AUDIBLE);
    return isSeen && loud.length === hosts.length && loud.every((host) => hosts.includes(host));
  };
}

async function invite(by: Host, host: Host): Promise<void> {
  const invited = await post('invite-pk', by, { opponentRoomId: HOSTS[host].roomId });
  expect(invited).toMatchObject({ status: 201 });
  expect(await post('accept-pk', host, {})).toMatchObject({ status: 200 });
}

test('three hosts come together one after the other, each audience with its own first', async () => {
  await invite('red', 'blue');
  await Promise.all([until('red', shows('red', 'blue')), until('blue', shows('blue', 'red'))]);
  await invite('blue', 'green');
  await Promise.all([
    until('red', shows('red', 'blue', 'green')),
    until('blue', shows('blue', 'red', 'green')),
    until('green', shows('green', 'red', 'blue')),
  ]);
});

test('the next round, of all three, runs when the last of them has accepted it', async () => {
  const terms = { minutes: 3, punishSeconds: 5 };
  expect((await post('surrender-round', 'blue')).status).toBe(200);
  for (const host of ['red', 'blue'] as const) {
    expect((await post('start-round', host, terms)).body.state).toBe('proposed');
  }
  expect((await post('start-round', 'green', terms)).body.state).toBe('running');
  const { body } = await cloud.api('GET', `/get-room/${HOSTS.red.roomId}`, { as: 'red' });
  expect(body.pk).toMatchObject({ round: { state: 'running' } });
  await until('red', shows('red', 'blue', 'green'));
});

test('a fourth comes while the round runs, and is seen and heard by all', async () => {
  await invite('green', 'gold');
  await Promise.all([
    until('red', shows('red', 'blue', 'green', 'gold')),
    until('blue', shows('blue', 'red', 'green', 'gold')),
    until('green', shows('green', 'red', 'blue', 'gold')),
    until('gold', shows('gold', 'red', 'blue', 'green')),
  ]);
  expect((await post('end-pk', 'gold', {})).status).toBe(200);
  await until('gold', shows('gold'));
});

test('one leaves alone, and the others go on with the round', async () => {
  expect((await post('end-pk', 'green', {})).status).toBe(200);
  await Promise.all([
    until('red', shows('red', 'blue')),
    until('blue', shows('blue', 'red')),
    until('green', shows('green')),
  ]);
  const { body } = await cloud.api('GET', `/get-room/${HOSTS.red.roomId}`, { as: 'red' });
  expect(body.pk).toMatchObject({
    others: [{ roomId: HOSTS.blue.roomId }],
    round: { state: 'running', score: [{}, {}, { roomId: HOSTS.green.roomId, out: 'left' }] },
  });
});

test('there was no new task, stream or connection for any of it', async () => {
  const tasks = (await cloud.calls('rtc')).map(({ operation }) => operation);
  expect(tasks.filter((name) => name === 'StartLiveMPUTask')).toHaveLength(ALL.length);
  expect(tasks.filter((name) => name === 'StopLiveMPUTask')).toHaveLength(0);
  const joined = tasks.filter((name) => name === 'MemberJoined');
  expect(joined).toHaveLength(ALL.length);
  const live = (await cloud.calls('live')).map(({ operation }) => operation);
  expect(live.filter((name) => name === 'Play')).toHaveLength(ALL.length);
  expect(live.filter((name) => name === 'Publish')).toHaveLength(ALL.length);
});
