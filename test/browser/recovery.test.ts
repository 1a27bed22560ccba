/** What goes wrong in the middle of a show, and how the pages come out of it. */
import { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person, Spot } from './person';

jest.setTimeout(60_000);

const RED = { r: 0xc0, g: 0x20, b: 0x20 };
const HOST_ALONE: Spot[] = [
  { x: 0.25, y: 0.6, ...RED },
  { x: 0.75, y: 0.6, ...RED },
];

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let viewer: Person;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([LocalCloud.start(), TestBrowser.launch()]);
  host = await browser.person({ camera: '#c02020' });
  await host.signIn(cloud.description.web, 'Ann');
  await host.click('go-live');
  await host.page.waitForURL('**/studio/*');
  roomId = new URL(host.page.url()).pathname.split('/')[2] ?? '';
  await host.find('resolution').selectOption('360p');
  await host.click('start-mix');
  viewer = await browser.person();
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, 'Vera');
  await viewer.sees(HOST_ALONE);
});
afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

async function mix() {
  return (await cloud.api('GET', `/rooms/${roomId}`)).body.mix;
}

test('a host who reloads the studio is back on stage by themselves, in the same broadcast', async () => {
  const before = await mix();
  await host.page.reload();
  await host.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  // The clock in the picture goes on.
  const [delayMs = Number.POSITIVE_INFINITY] = await freshDelays();
  expect(delayMs).toBeLessThan(5000);
  await viewer.sees(HOST_ALONE);
  expect(await mix()).toMatchObject({ state: 'live', taskId: before?.taskId });
});

test('a viewer who reloads sees the broadcast again', async () => {
  await viewer.page.reload();
  await viewer.sees(HOST_ALONE);
});

test('when the mixing process is killed, everybody is told the truth and the host can go on', async () => {
  expect(cloud.killMixer()).toBe(true);
  await viewer.page.locator('[data-test="player"][data-state="off-air"]').waitFor();
  await host.find('cooldown').waitFor();
  expect(await mix()).toMatchObject({ state: 'idle', lastOutcome: expect.any(String) });
  await keepPicture(host, 'studio-mixer-lost');
  await host.click('start-wait');
  await viewer.sees(HOST_ALONE);
  expect(await mix()).toMatchObject({ state: 'live' });
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});

/** Of pictures that the camera took after the reload: the first ones may still be older. */
async function freshDelays(): Promise<number[]> {
  for (;;) {
    const delays = await viewer.delaysMs(5);
    if (Math.max(...delays) < 5000) return delays;
  }
}
