/**
 * Two rooms hold a PK: both audiences see and hear both hosts, each with their own on the left, and
 * afterwards their own again, without a new task, stream or connection. By the RTC API each host
 * sends into both channels for it; by the second each into their own, and the mixes take both.
 */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { isNear, type Observation, StreamProbe } from '../media/stream-probe';

const RED = { r: 0xc0, g: 0x39, b: 0x2b };
const BLUE = { r: 0x24, g: 0x71, b: 0xa3 };
const HOSTS = {
  red: { roomId: '31415', color: '#c0392b', tone: 440, rgb: RED },
  blue: { roomId: '92653', color: '#2471a3', tone: 660, rgb: BLUE },
};
type Host = keyof typeof HOSTS;
const BOTH: Host[] = ['red', 'blue'];
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
];
const GUEST = { roomId: HOSTS.red.roomId, userId: 'ann', color: '#7d3c98', tone: 880 };
const TONES_HZ = [HOSTS.red.tone, HOSTS.blue.tone, GUEST.tone];
const AUDIBLE = 0.05;
/** The timer may look at a task at any time. */
const CHANGES_MIX = /^(Start|Update|Stop)(Live)?MPUTask$/;

describe.each([
  { mixer: 'rtc', hostsJoinBoth: true },
  { mixer: 'live', hostsJoinBoth: false },
])('by MIXER=$mixer', ({ mixer, hostsJoinBoth }) => {
  let cloud: LocalCloud;
  const audience = new Map<Host, StreamProbe>();

  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
    for (const host of BOTH) {
      const { roomId, color, tone } = HOSTS[host];
      await cloud.api('POST', '/create-room', { as: host, body: { roomId } });
      await cloud.join(roomId, host, { color, tone, role: 'host' });
      const body = { resolution: '360p' };
      const started = await cloud.api('POST', `/start-mix/${roomId}`, { as: host, body });
      const url = String(started.body.playUrls?.flv);
      audience.set(host, await StreamProbe.open(url, { points: POINTS, tonesHz: TONES_HZ }));
    }
  });
  afterAll(async () => {
    for (const probe of audience.values()) await probe.close();
    await giveBack(cloud);
  });

  const everyAudience = (sees: (host: Host) => (seen: Observation) => boolean) =>
    Promise.all(BOTH.map((host) => audience.get(host)?.until(sees(host))));

  test('each audience sees its own host at first', async () => {
    await everyAudience(showsOwnHost);
  });

  test('the invited host sees the invitation, and nobody is in a PK before they accept', async () => {
    const invited = await invite(cloud);
    expect(invited).toMatchObject({ status: 201, body: { state: 'invited' } });
    const { body } = await cloud.api('GET', '/get-room/92653', { as: 'blue' });
    expect(body.pk).toMatchObject({
      ...{ state: 'invited', others: [{ roomId: '31415', hostId: 'red' }] },
      invitation: { roomId: '92653', invitedBy: '31415', minutes: 5, punishSeconds: 60 },
    });
    expect(await joinOther(cloud, 'red')).toMatchObject({
      status: 403,
      body: { code: 'NotOnStage' },
    });
    expect(await invite(cloud)).toMatchObject({ status: 201, body: invited.body });
  });

  test('once accepted both audiences see and hear both hosts, each with their own on the left', async () => {
    const accepted = await cloud.api('POST', '/accept-pk/92653', { as: 'blue', body: {} });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'running' } });
    const { body } = await cloud.api('GET', '/get-room/92653', { as: 'blue' });
    expect(body.pk).toMatchObject({ state: 'running', hostsJoinBoth });
    if (hostsJoinBoth) await Promise.all(BOTH.map((host) => enterOther(cloud, host)));
    await everyAudience(showsBothHosts);
  });

  test('who comes on stage meanwhile is heard by the own audience, and nobody is shown less', async () => {
    const { roomId, userId, color, tone } = GUEST;
    await cloud.join(roomId, userId, { color, tone });
    await audience.get('red')?.until((seen) => showsBothHosts('red')(seen) && hearsGuest(seen));
    await audience.get('blue')?.until((seen) => showsBothHosts('blue')(seen) && !hearsGuest(seen));
  });

  test('a host mutes the other one in the own mix, and the other room hears both as before', async () => {
    // The event of the guest who came may still be at work: what the mix shows is known later then.
    const mute = async (isMuted: boolean) => {
      const body = { isMuted };
      const answer = await cloud.api('POST', '/mute-member/31415/blue', { as: 'red', body });
      expect([200, 202]).toContain(answer.status);
    };
    await mute(true);
    await audience.get('red')?.until(showsBothButHearsOwn('red'));
    await audience.get('blue')?.until(showsBothHosts('blue'));
    await mute(false);
    await everyAudience(showsBothHosts);
  });

  test('a gift counts once, however often it is told, and only with the server key', async () => {
    const gift = { eventId: 'gift-1', points: 10 };
    const tell = (key: string) =>
      cloud.api('POST', '/score-pk/31415', {
        as: '',
        body: gift,
        headers: { authorization: `Bearer ${key}` },
      });
    const { serverKey } = cloud.description;
    expect(await tell(serverKey)).toMatchObject({ status: 200, body: { counted: 'now' } });
    expect(await tell(serverKey)).toMatchObject({ status: 200, body: { counted: 'before' } });
    expect(await tell('x'.repeat(64))).toMatchObject({ status: 401 });
    const { body } = await cloud.api('GET', '/get-room/92653', { as: 'blue' });
    const score = [{ roomId: '92653', points: 0 }, { points: 10 }];
    expect(body.pk).toMatchObject({ state: 'running', round: { score } });
  });

  test('a round is given up, and another begins, without a change of the mix', async () => {
    const changes = async () =>
      (await cloud.calls('rtc')).filter(({ operation }) => CHANGES_MIX.test(operation)).length;
    const before = await changes();
    const answers: unknown[] = [];
    for (const [path, as] of [
      ['/surrender-round/92653', 'blue'],
      ['/start-round/92653', 'blue'],
      ['/start-round/31415', 'red'],
    ] as const) {
      const body = path.startsWith('/start') ? { minutes: 3, punishSeconds: 10 } : undefined;
      answers.push((await cloud.api('POST', path, { as, ...(body && { body }) })).body.state);
    }
    expect(answers).toEqual(['punishing', 'proposed', 'running']);
    const { body } = await cloud.api('GET', '/get-room/31415', { as: 'red' });
    expect(body.pk).toMatchObject({
      round: { number: 2, state: 'running', minutes: 3, score: [{ points: 0 }, { points: 0 }] },
      rounds: [{ number: 1, winnerRoomIds: ['31415'], outcome: 'surrendered' }],
    });
    await everyAudience(showsBothHosts);
    expect(await changes()).toBe(before);
  });

  test('when a host ends it, both audiences see their own host as before, and the result is kept', async () => {
    expect((await cloud.api('POST', '/end-pk/31415', { as: 'red' })).status).toBe(200);
    await everyAudience(showsOwnHost);
    await audience.get('red')?.until(hearsGuest);
    for (const host of BOTH) {
      const { body } = await cloud.api('GET', `/get-room/${HOSTS[host].roomId}`, { as: host });
      const points = host === 'red' ? [10, 0] : [0, 10];
      const score = points.map((each) => ({ points: each }));
      const rounds = [{ outcome: 'surrendered', score }, { outcome: 'pk-ended' }];
      expect(body).toMatchObject({ lastPk: { outcome: 'ended-by-host', rounds } });
      expect(body.pk).toBeUndefined();
    }
    expect(await joinOther(cloud, 'red')).toMatchObject({ status: 403 });
  });

  if (!hostsJoinBoth) {
    test('nobody has sent into the channel of the other room for it', async () => {
      const joined = (await cloud.calls('rtc')).filter(
        ({ operation }) => operation === 'MemberJoined',
      );
      const members = joined.map(({ detail }) => `${detail?.userId} in ${detail?.channelId}`);
      expect(members).toEqual(['red in 31415', 'blue in 92653', 'ann in 31415']);
    });

    test('both mixes know of its begin and of its end before the call is answered', async () => {
      const updates = async () =>
        (await cloud.calls('rtc')).filter(({ operation }) => operation === 'UpdateLiveMPUTask');
      // An event may still have to send what was changed before: who is told counts, not how often.
      const toldSince = async (count: number) =>
        new Set((await updates()).slice(count).map(({ detail }) => detail?.taskId)).size;
      const before = (await updates()).length;
      expect((await invite(cloud)).status).toBe(201);
      const accepted = await cloud.api('POST', '/accept-pk/92653', { as: 'blue', body: {} });
      expect(accepted.status).toBe(200);
      expect(await toldSince(before)).toBe(BOTH.length);
      await everyAudience(showsBothHosts);
      const during = (await updates()).length;
      expect((await cloud.api('POST', '/end-pk/31415', { as: 'red' })).status).toBe(200);
      expect(await toldSince(during)).toBe(BOTH.length);
      await everyAudience(showsOwnHost);
    });
  }

  test('no mix was stopped or started for it, and no audience had to connect again', async () => {
    const tasks = (await cloud.calls('rtc')).map(({ operation }) => operation);
    expect(tasks.filter((name) => /^Start(Live)?MPUTask$/.test(name))).toHaveLength(2);
    expect(tasks.filter((name) => /^Stop(Live)?MPUTask$/.test(name))).toHaveLength(0);
    const plays = (await cloud.calls('live')).filter(({ operation }) => operation === 'Play');
    expect(plays).toHaveLength(2);
  });
});

function invite(cloud: LocalCloud) {
  const body = { opponentRoomId: '92653' };
  return cloud.api('POST', '/invite-pk/31415', { as: 'red', body });
}

function joinOther(cloud: LocalCloud, host: Host) {
  const { roomId } = HOSTS[other(host)];
  return cloud.api('POST', `/join-room/${roomId}`, { as: host, body: { role: 'cohost' } });
}

async function enterOther(cloud: LocalCloud, host: Host): Promise<void> {
  const joined = await joinOther(cloud, host);
  const token = String(joined.body.rtc?.singleToken);
  const { color, tone } = HOSTS[host];
  await cloud.participant({ token, name: host, color, tone });
}

function other(host: Host): Host {
  return host === 'red' ? 'blue' : 'red';
}

function showsOwnHost(host: Host) {
  return ({ picture, sound }: Observation): boolean => {
    const [left, right] = picture?.colors ?? [];
    const [own = 0, opponent = 0] = heard(host, sound);
    const isSeen = isNear(left, HOSTS[host].rgb) && !isNear(right, HOSTS[other(host)].rgb);
    return isSeen && own > AUDIBLE && opponent < AUDIBLE;
  };
}

function showsBothHosts(host: Host) {
  return ({ picture, sound }: Observation): boolean =>
    areSeen(host, picture) && heard(host, sound).every((amplitude) => amplitude > AUDIBLE);
}

function showsBothButHearsOwn(host: Host) {
  return ({ picture, sound }: Observation): boolean => {
    const [own = 0, opponent = 0] = heard(host, sound);
    return areSeen(host, picture) && own > AUDIBLE && opponent < AUDIBLE;
  };
}

function areSeen(host: Host, picture: Observation['picture']): boolean {
  const [left, right] = picture?.colors ?? [];
  return isNear(left, HOSTS[host].rgb) && isNear(right, HOSTS[other(host)].rgb);
}

/** The own host's tone, then the other's. */
function heard(host: Host, sound: Observation['sound']): number[] {
  const [red = 0, blue = 0] = sound?.amplitudes ?? [];
  return host === 'red' ? [red, blue] : [blue, red];
}

function hearsGuest({ sound }: Observation): boolean {
  return (sound?.amplitudes[2] ?? 0) > AUDIBLE;
}
