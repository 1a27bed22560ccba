/**
 * The product's main job from end to end: what `npm start` tells is proved here by a player that we
 * did not write (FFmpeg's libraries), from the play URLs alone.
 */
import type { Participant } from '../../local/synthetic/participant-process';
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { isNear, type Observation, StreamProbe } from '../media/stream-probe';

const RED = { r: 0xc0, g: 0x39, b: 0x2b };
const BLUE = { r: 0x24, g: 0x71, b: 0xa3 };
const BLACK = { r: 0, g: 0, b: 0 };
const HOST = { color: '#c0392b', tone: 440, role: 'host' };
const COHOST = { color: '#2471a3', tone: 660 };
const SPEAKER_HZ = 1010;
/** The centres of layout 2's panes, and of the whole picture. */
const POINTS = [
  { x: 0.25, y: 0.55 },
  { x: 0.75, y: 0.55 },
  { x: 0.5, y: 0.6 },
];
const AUDIBLE = 0.05;

/**
 * How the RTC service's two APIs are asked for the same show: a host who is alone is passed on. The first one's layouts go by who has a
 * camera; the second one's panes stay where they are, and are black for who has none.
 */
const APIS = [
  {
    mixer: 'rtc',
    action: 'StartMPUTask',
    asked: { mixMode: '0' },
    showsSpeaker: showsHostAlone,
  },
  {
    mixer: 'live',
    action: 'StartLiveMPUTask',
    asked: { mixMode: '0', region: 'CN-Shanghai' },
    showsSpeaker: showsHostAndNobody,
  },
];

describe.each(APIS)('by MIXER=$mixer', ({ mixer, action, asked, showsSpeaker }) => {
  let cloud: LocalCloud;
  let audience: StreamProbe;
  let cohost: Participant;
  let playUrls: { rtmp: string; flv: string; hls: string };

  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
  });
  afterAll(async () => {
    await audience?.close();
    await giveBack(cloud);
  });

  test('the host joins channel 12345 with a token for that channel', async () => {
    expect(await cloud.api('POST', '/create-room', { body: { roomId: '12345' } })).toMatchObject({
      status: 201,
      body: { roomId: '12345', hostId: 'host' },
    });
    await cloud.join('12345', 'host', HOST);
  });

  test(`a start calls ${action} with the documented parameters and a signed address`, async () => {
    const started = await cloud.api('POST', '/start-mix/12345', { body: {} });
    expect(started).toMatchObject({ status: 201, body: { mix: { state: 'live' } } });
    playUrls = started.body.playUrls ?? playUrls;
    const [call] = (await cloud.calls('rtc')).filter((c) => c.operation === action);
    expect(call).toMatchObject({
      status: 200,
      detail: {
        channelId: '12345',
        taskId: '12345-1',
        ...asked,
        stream: `${cloud.description.live.pushDomain}/live/12345`,
      },
    });
  });

  test('the audience sees and hears the host by HTTP-FLV', async () => {
    audience = await StreamProbe.open(playUrls.flv, {
      points: POINTS,
      tonesHz: [440, 660, SPEAKER_HZ],
    });
    expect(audience.info).toMatchObject({
      // Alone, the host is seen in the size that they send.
      video: { codec: 'h264', width: 640, height: 360 },
      audio: { codec: 'aac' },
    });
    await audience.until(showsHostAlone);
  });

  test.each(['rtmp', 'hls'] as const)('the audience sees the host by %s', async (protocol) => {
    const other = await StreamProbe.open(playUrls[protocol], {
      points: POINTS,
      tonesHz: [440, 660],
    });
    await other.until(showsHostAlone);
    expect(other.info.video).toMatchObject({ width: 640, height: 360 });
    await other.close();
  });

  test('a co-host is seen beside the host and heard, on the connection that is open', async () => {
    cohost = await cloud.join('12345', 'cohost', COHOST);
    await audience.until((seen) => showsBoth(seen) && seen.picture?.width === 1280);
    expect(audience.endedBecause).toBeUndefined();
  });

  test('the picture is as it was before when the co-host leaves', async () => {
    await cohost.leave();
    await audience.until(showsHostAlone);
  });

  test('who comes on stage without a camera is heard', async () => {
    await cloud.speak('12345', 'speaker', { toneHz: SPEAKER_HZ });
    await audience.until(
      (seen) => showsSpeaker(seen) && (seen.sound?.amplitudes[2] ?? 0) > AUDIBLE,
    );
  });

  test('of all this nothing listens outside 127.0.0.1, media sockets included', () => {
    const sockets = cloud.process.openSockets();
    expect(sockets.filter(({ protocol }) => protocol === 'udp').length).toBeGreaterThanOrEqual(2);
    expect(sockets.filter(({ address }) => address !== '127.0.0.1')).toEqual([]);
  });

  test('the stream went on over joins and leaves, and did not begin anew', async () => {
    for (const track of ['video', 'audio'] as const) {
      expect(Math.min(...audience.stepsMs(track))).toBeGreaterThanOrEqual(0);
    }
    // A gap would not tell: a busy machine makes them as long as a push that begins anew.
    const pushes = (await cloud.calls('live')).filter(({ operation }) => operation === 'Publish');
    expect(pushes).toHaveLength(1);
  });

  test('the audience needed one connection for all of it', async () => {
    const plays = (await cloud.calls('live')).filter(
      (call) => call.operation === 'Play' && call.detail?.protocol === 'flv',
    );
    expect(plays).toHaveLength(1);
  });

  test('a start within 10 s of a stop is refused, and works after them', async () => {
    expect((await cloud.api('POST', '/stop-mix/12345')).body.mix?.state).toBe('idle');
    const refused = await cloud.api('POST', '/start-mix/12345', { body: {} });
    expect(refused).toMatchObject({ status: 409, body: { code: 'StreamCoolingDown' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5);
    await cloud.advance(refused.body.retryAfterMs ?? 0);
    expect(await cloud.api('POST', '/start-mix/12345', { body: {} })).toMatchObject({
      status: 201,
      body: { mix: { taskId: '12345-2' } },
    });
  });
});

function showsHostAndNobody({ picture, sound }: Observation): boolean {
  const [left, right] = picture?.colors ?? [];
  const [host = 0, guest = 1] = sound?.amplitudes ?? [];
  const isAlone = isNear(left, RED) && isNear(right, BLACK);
  return isAlone && host > AUDIBLE && guest < AUDIBLE;
}

function showsHostAlone({ picture, sound }: Observation): boolean {
  const [left, right, middle] = picture?.colors ?? [];
  const [host = 0, guest = 1] = sound?.amplitudes ?? [];
  const isAlone = [left, right, middle].every((color) => isNear(color, RED));
  return isAlone && host > AUDIBLE && guest < AUDIBLE;
}

function showsBoth({ picture, sound }: Observation): boolean {
  const [left, right] = picture?.colors ?? [];
  const [host = 0, guest = 0] = sound?.amplitudes ?? [];
  return isNear(left, RED) && isNear(right, BLUE) && host > AUDIBLE && guest > AUDIBLE;
}
