/** Another browser than the one that all else is tested with: to watch, and to join by voice. */
import { LocalCloud } from '../local-cloud';
import { StreamProbe } from '../media/stream-probe';
import { FIREFOX_PATH, Firefox } from './firefox';

const HOST = { color: '#c02020', tone: 410, role: 'host' };
const AUDIBLE = 0.02;
/** What is played: H.264 and AAC, which Firefox leaves to libraries of the system. */
const DECODES = `MediaSource.isTypeSupported('video/mp4; codecs="avc1.42e01f,mp4a.40.2"')`;

const path = FIREFOX_PATH;
if (path) describe('Firefox', () => triesOf(path));
else {
  test('Firefox is not here (Debian has it as firefox-esr): nothing of it was tried', () => {
    expect(path).toBeUndefined();
  });
}

function triesOf(executablePath: string): void {
  let cloud: LocalCloud;
  let firefox: Firefox;
  let audience: StreamProbe;

  beforeAll(async () => {
    [cloud, firefox] = await Promise.all([LocalCloud.start(), Firefox.launch(executablePath)]);
    await cloud.api('POST', '/create-room', { body: { roomId: 'show', allowRelay: false } });
    await cloud.join('show', 'host', HOST);
    const { body } = await cloud.api('POST', '/start-mix/show', { body: {} });
    audience = await StreamProbe.open(String(body.playUrls?.flv), {
      tonesHz: [HOST.tone, Firefox.toneHz],
    });
  });
  afterAll(async () => {
    await audience?.close();
    await firefox?.close();
    await cloud?.stop();
  });

  test('plays a show from its link, or says that it has no decoder for it', async () => {
    await firefox.goto(`${cloud.description.web}/watch/show`);
    const decodes = await firefox.evaluate<boolean>(DECODES);
    await firefox.sees(`[data-test="player"][data-state="${decodes ? 'playing' : 'unsupported'}"]`);
    if (!decodes) return;
    const from = await firefox.evaluate<number>('document.querySelector("video").currentTime');
    await firefox.becomes(`document.querySelector("video").currentTime > ${from + 1}`);
  });

  test('brings a guest on stage by voice, who is heard by the audience', async () => {
    await firefox.click('visitor-stage');
    await firefox.type('sign-in-name', '小狐');
    await firefox.click('sign-in');
    await firefox.sees('[data-test="withdraw"]');
    await firefox.becomes(
      'document.querySelector("[data-test=own-tile] video").srcObject !== null',
    );
    // Without H.264 there is no camera to turn off.
    const hasCamera = await firefox.evaluate<boolean>(
      'document.querySelector("[data-test=voice-only]") !== null',
    );
    if (hasCamera) await firefox.click('voice-only');
    const { requests } = (await cloud.api('GET', '/get-room/show')).body;
    const guestId = requests?.[0]?.userId ?? '';
    await cloud.api('POST', `/seat-member/show/${guestId}`, { body: {} });
    await firefox.sees('[data-test="presence"][data-state="connected"]');
    const isHeard = (amplitude = 0) => amplitude > AUDIBLE;
    await audience.until(({ sound }) => sound?.amplitudes.every(isHeard) ?? false);
    expect(await cloud.usersIn('show')).toContain(guestId);
  });
}
