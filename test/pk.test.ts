/**
 * Two rooms hold a PK: both audiences see and hear both hosts, each with their own on the left, and
 * afterwards their own again, without a new task, stream or connection.
 */
import { LocalCloud } from './local-cloud';
import { isNear, type Observation, StreamProbe } from './media/stream-probe';

jest.setTimeout(120_000);

const RED = { r: 0xc0, g: 0x39, b: 0x2b };
const BLUE = { r: 0x24, g: 0x71, b: 0xa3 };
const HOSTS = {
  red: { roomId: '12345', color: '#c0392b', tone: 440, rgb: RED },
  blue: { roomId: '67890', color: '#2471a3', tone: 660, rgb: BLUE },
};
type Host = keyof typeof HOSTS;
const BOTH: Host[] = ['red', 'blue'];
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const AUDIBLE = 0.05;

describe.each(['rtc', 'live'])('by MIXER=%s', (mixer) => {
  let cloud: LocalCloud;
  const audience = new Map<Host, StreamProbe>();

  beforeAll(async () => {
    cloud = await LocalCloud.start({ MIXER: mixer });
    for (const host of BOTH) {
      const { roomId, color, tone } = HOSTS[host];
      await cloud.api('POST', '/rooms', { as: host, body: { roomId } });
      await cloud.join(roomId, host, { color, tone, role: 'host' });
      const body = { resolution: '360p' };
      const started = await cloud.api('POST', `/rooms/${roomId}/mix`, { as: host, body });
      const url = String(started.body.playUrls?.flv);
      audience.set(host, await StreamProbe.open(url, { points: POINTS, tonesHz: [440, 660] }));
    }
  });
  afterAll(async () => {
    for (const probe of audience.values()) await probe.close();
    await cloud?.stop();
  });

  const everyAudience = (sees: (host: Host) => (seen: Observation) => boolean) =>
    Promise.all(BOTH.map((host) => audience.get(host)?.until(sees(host), 20_000)));

  test('each audience sees its own host at first', async () => {
    await everyAudience(showsOwnHost);
  });

  test('the invited host sees the invitation, and nobody is in a PK before they accept', async () => {
    const invited = await invite(cloud);
    expect(invited).toMatchObject({ status: 201, body: { state: 'invited' } });
    const { body } = await cloud.api('GET', '/rooms/67890', { as: 'blue' });
    expect(body.pk).toMatchObject({ state: 'invited', invitedBy: '12345', minutes: 5 });
    expect(await joinOther(cloud, 'red')).toMatchObject({
      status: 403,
      body: { code: 'NotOnStage' },
    });
    expect(await invite(cloud)).toMatchObject({ status: 409, body: { code: 'PkBusy' } });
  });

  test('once accepted both audiences see and hear both hosts, each with their own on the left', async () => {
    const accepted = await cloud.api('PUT', '/rooms/67890/pk', { as: 'blue', body: {} });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'running' } });
    for (const host of BOTH) {
      const joined = await joinOther(cloud, host);
      const token = String(joined.body.rtc?.singleToken);
      const { color, tone } = HOSTS[host];
      await cloud.participant({ token, name: host, color, tone });
    }
    await everyAudience(showsBothHosts);
  });

  test('a gift counts once, however often it is told, and only with the server key', async () => {
    const gift = { eventId: 'gift-1', points: 10 };
    const tell = (key: string) =>
      cloud.api('POST', '/rooms/12345/pk/score', {
        as: '',
        body: gift,
        headers: { authorization: `Bearer ${key}` },
      });
    const { serverKey } = cloud.description;
    expect(await tell(serverKey)).toMatchObject({ status: 200, body: { counted: 'now' } });
    expect(await tell(serverKey)).toMatchObject({ status: 200, body: { counted: 'before' } });
    expect(await tell('x'.repeat(64))).toMatchObject({ status: 401 });
    const { body } = await cloud.api('GET', '/rooms/67890', { as: 'blue' });
    expect(body.pk).toMatchObject({ state: 'running', score: { own: 0, opponent: 10 } });
  });

  test('when a host ends it, both audiences see their own host as before, and the result is kept', async () => {
    expect((await cloud.api('DELETE', '/rooms/12345/pk', { as: 'red' })).status).toBe(200);
    await everyAudience(showsOwnHost);
    for (const host of BOTH) {
      const { body } = await cloud.api('GET', `/rooms/${HOSTS[host].roomId}`, { as: host });
      const score = host === 'red' ? { own: 10, opponent: 0 } : { own: 0, opponent: 10 };
      expect(body).toMatchObject({ lastPk: { outcome: 'ended-by-host', score } });
      expect(body.pk).toBeUndefined();
    }
    expect(await joinOther(cloud, 'red')).toMatchObject({ status: 403 });
  });

  test('no mix was stopped or started for it, and no audience had to connect again', async () => {
    const tasks = (await cloud.calls('rtc')).map(({ operation }) => operation);
    expect(tasks.filter((name) => /^Start(Live)?MPUTask$/.test(name))).toHaveLength(2);
    expect(tasks.filter((name) => /^Stop(Live)?MPUTask$/.test(name))).toHaveLength(0);
    const plays = (await cloud.calls('live')).filter(({ operation }) => operation === 'Play');
    expect(plays).toHaveLength(2);
  });
});

function invite(cloud: LocalCloud) {
  const body = { opponentRoomId: '67890' };
  return cloud.api('POST', '/rooms/12345/pk', { as: 'red', body });
}

function joinOther(cloud: LocalCloud, host: Host) {
  const { roomId } = HOSTS[other(host)];
  return cloud.api('POST', `/rooms/${roomId}/members`, { as: host, body: { role: 'cohost' } });
}

function other(host: Host): Host {
  return host === 'red' ? 'blue' : 'red';
}

function showsOwnHost(host: Host) {
  return ({ picture, sound }: Observation): boolean => {
    const [left] = picture?.colors ?? [];
    const [own = 0, opponent = 0] = heard(host, sound);
    return isNear(left, HOSTS[host].rgb) && own > AUDIBLE && opponent < AUDIBLE;
  };
}

function showsBothHosts(host: Host) {
  return ({ picture, sound }: Observation): boolean => {
    const [left, right] = picture?.colors ?? [];
    const isSeen = isNear(left, HOSTS[host].rgb) && isNear(right, HOSTS[other(host)].rgb);
    return isSeen && heard(host, sound).every((amplitude) => amplitude > AUDIBLE);
  };
}

/** The own host's tone, then the other's. */
function heard(host: Host, sound: Observation['sound']): number[] {
  const [red = 0, blue = 0] = sound?.amplitudes ?? [];
  return host === 'red' ? [red, blue] : [blue, red];
}
