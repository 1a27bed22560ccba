/**
 * The detector of the local cloud sees a test card in a snapshot of the mix and reports it; the pane
 * is covered and the voice gone, while the show goes on.
 */
import { LocalCloud } from '../local-cloud';
import { isNear, type Observation, StreamProbe } from '../media/stream-probe';

jest.setTimeout(180_000);

const RED = { r: 192, g: 57, b: 43 };
const BLACK = { r: 0, g: 0, b: 0 };
/** The third bar of a card, the middle of what a pane shows of it. */
const GREEN = { r: 0, g: 191, b: 0 };
const AUDIBLE = 0.05;
/** As long a card that is covered, or somebody without one, is not reported again. */
const QUIET_MS = 8000;

let cloud: LocalCloud;
let audience: StreamProbe;

beforeAll(async () => {
  cloud = await LocalCloud.start({ MIXER: 'live' }, ['--detector']);
  await cloud.api('POST', '/create-room', { body: { roomId: 'tea' } });
  await cloud.join('tea', 'host', { color: '#c0392b', tone: 440, role: 'host' });
  const started = await cloud.api('POST', '/start-mix/tea', { body: { resolution: '360p' } });
  audience = await StreamProbe.open(String(started.body.playUrls?.flv), {
    points: [
      { x: 0.25, y: 0.55 },
      { x: 0.75, y: 0.55 },
    ],
    tonesHz: [440, 880],
  });
});
afterAll(async () => {
  await audience?.close();
  await cloud?.stop();
});

async function coveredUsers(): Promise<string[]> {
  const { body } = await cloud.api('GET', '/list-events/tea?maxResults=100', { as: 'admin' });
  return (body.events ?? [])
    .filter(({ type }) => type === 'lianmai.moderation.acted')
    .map(({ data }) => String(data?.userId));
}

const shows =
  (guest: typeof RED, isHeard: boolean) =>
  ({ picture, sound }: Observation): boolean => {
    const [left, right] = picture?.colors ?? [];
    const [host = 0, ann = 0] = sound?.amplitudes ?? [];
    return (
      isNear(left, RED, 40) &&
      isNear(right, guest, 60) &&
      host > AUDIBLE &&
      ann > AUDIBLE === isHeard
    );
  };

test('who shows a test card is covered and silent, once, and the host is not', async () => {
  const card = { color: '#000000', tone: 880, card: true };
  await cloud.seat('tea', 'ann', 'host');
  await cloud.join('tea', 'ann', card);
  await audience.until(shows(GREEN, true));
  await audience.until(shows(BLACK, false));
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  expect(await coveredUsers()).toEqual(['ann']);
  // The audience is still on the connection of the beginning.
  expect(audience.endedBecause).toBeUndefined();
});

test('once the card is shown again it is reported again', async () => {
  const lifted = await cloud.api('POST', '/lift-moderation/tea', {
    as: 'admin',
    body: { userId: 'ann' },
  });
  expect(lifted.status).toBe(200);
  await audience.until(shows(GREEN, true));
  await audience.until(shows(BLACK, false));
  expect(await coveredUsers()).toEqual(['ann', 'ann']);
});
