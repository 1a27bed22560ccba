/** Voice rooms by the product's API: what is asked of the mixing service, and what is heard. */
import { LocalCloud } from '../local-cloud';
import { StreamProbe } from './stream-probe';

jest.setTimeout(120_000);

/** No sum or difference of two is one of the others. */
const TONES_HZ = [410, 530, 670, 850, 1010, 1230, 1490, 1790, 2150];
const AUDIBLE = 0.02;

const APIS = [
  {
    mixer: 'rtc',
    start: 'StartMPUTask',
    sound: { taskProfile: 'Mixed_Audio', mediaEncode: 0 },
    picture: { taskProfile: '2IN_720P', mediaEncode: 20 },
  },
  {
    mixer: 'live',
    start: 'StartLiveMPUTask',
    sound: { panes: 0 },
    picture: { panes: 2, video: { width: 1280, height: 720 } },
  },
];

describe.each(APIS)('by MIXER=$mixer', ({ mixer, start, sound, picture }) => {
  let cloud: LocalCloud;

  beforeAll(async () => {
    cloud = await LocalCloud.start({ MIXER: mixer });
  });
  afterAll(() => cloud?.stop());

  const speak = (roomId: string, userId: string, tone: number, role = 'cohost') =>
    cloud.join(roomId, userId, { tone, role, video: false });

  async function asked(): Promise<object | undefined> {
    const calls = await cloud.calls('rtc');
    return calls.findLast((call) => call.operation === start)?.detail;
  }

  test('nine people are heard, each at their own pitch, in a stream without a picture', async () => {
    await cloud.api('POST', '/rooms', { body: { roomId: 'talk', kind: 'voice', maxSeats: 9 } });
    const [hostHz = 0, ...guestsHz] = TONES_HZ;
    await speak('talk', 'host', hostHz, 'host');
    const started = await cloud.api('POST', '/rooms/talk/mix', { body: {} });
    expect(started.status).toBe(201);
    for (const [index, tone] of guestsHz.entries()) await speak('talk', `guest-${index}`, tone);
    const flv = String(started.body.playUrls?.flv);
    const audience = await StreamProbe.open(flv, { tonesHz: TONES_HZ, timeoutMs: 20_000 });
    expect(audience.info).toEqual({ audio: expect.objectContaining({ codec: 'aac' }) });
    const isHeard = (amplitude: number) => amplitude > AUDIBLE;
    await audience.until(
      ({ sound: { amplitudes = [] } = {} }) => amplitudes.length === 9 && amplitudes.every(isHeard),
      20_000,
    );
    await audience.close();
  });

  test('a tenth person finds no seat', async () => {
    await cloud.api('POST', '/rooms/talk/stage', { as: 'guest-9', body: {} });
    const seated = await cloud.api('PUT', '/rooms/talk/stage/guest-9', { body: {} });
    expect(seated).toMatchObject({ status: 409, body: { code: 'StageFull' } });
  });

  test('a voice room is mixed as sound alone, a video room with its picture', async () => {
    expect(await asked()).toMatchObject(sound);
    await cloud.api('POST', '/rooms', { body: { roomId: 'show' } });
    await speak('show', 'host', 440, 'host');
    await cloud.api('POST', '/rooms/show/mix', { body: {} });
    expect(await asked()).toMatchObject(picture);
  });

  test('a host mutes somebody in a mix that runs, and lets them be heard again', async () => {
    for (const muted of [['guest'], []]) {
      const answer = await cloud.api('PATCH', '/rooms/talk/mix', { body: { muted } });
      expect([200, 202]).toContain(answer.status);
      expect(answer.body.mix).toMatchObject({ muted });
    }
  });

  test('a room that is opened again may be of the other kind', async () => {
    await cloud.api('DELETE', '/rooms/show');
    const again = await cloud.api('POST', '/rooms', { body: { roomId: 'show', kind: 'voice' } });
    expect(again.body).toMatchObject({ roomId: 'show', kind: 'voice' });
  });
});
