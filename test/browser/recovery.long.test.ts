/** What goes wrong in the middle of a show, and how the pages come out of it. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';
import { HOST_ALONE, RED_CAMERA } from './stage-colours';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let viewer: Person;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
  host = await browser.person({ camera: RED_CAMERA });
  roomId = await host.goLive(cloud.description.web, 'Ann');
  viewer = await browser.person();
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, 'Vera');
  await viewer.sees(HOST_ALONE);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

async function mix() {
  return (await cloud.api('GET', `/get-room/${roomId}`)).body.mix;
}

test('a host who reloads the studio is back on stage by themselves, in the same broadcast', async () => {
  const before = await mix();
  const reloadedAtMs = Date.now();
  await host.page.reload();
  await viewerSeesCameraOf(reloadedAtMs);
  expect(await mix()).toMatchObject({ state: 'live', taskId: before?.taskId });
});

test('a viewer who reloads sees the broadcast again', async () => {
  await viewer.page.reload();
  await viewer.sees(HOST_ALONE);
});

test('when the mixing process crashes, the picture comes back without a click', async () => {
  const before = await mix();
  await crashMixer();
  expect(await mix()).toMatchObject({ state: 'live', taskId: before?.taskId });
});

test('when it crashes for good, everybody is told the truth, and the next start waits for the rest to be over', async () => {
  await crashMixer();
  // The live service announces a push, and so its end, only when it has been up for two seconds.
  await viewerSeesCameraOf(Date.now() + 3000);
  expect(cloud.process.killMixer()).toBe(true);
  await viewer.page.locator('[data-test="player"][data-state="off-air"]').waitFor();
  await host.find('cooldown').waitFor();
  await host.click('start-wait');
  await host.click('start-cancel');
  expect(await mix()).toMatchObject({ state: 'idle', lastOutcome: expect.any(String) });
  await keepPicture(host, 'studio-mixer-lost');
  await host.click('start-wait');
  // Twelve seconds of rest come first.
  await host.find('stop-mix').waitFor();
  await viewer.sees(HOST_ALONE);
  expect(await mix()).toMatchObject({ state: 'live', taskId: `${roomId}-2` });
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});

async function crashMixer(): Promise<void> {
  expect(cloud.process.killMixer()).toBe(true);
  await viewerSeesCameraOf(Date.now());
}

/** Waits for a picture that was taken after this time: the old ones are shown for a while yet. */
async function viewerSeesCameraOf(atMs: number): Promise<void> {
  for (;;) {
    const [delayMs = 0] = await viewer.delaysMs(1);
    if (Date.now() - delayMs > atMs) return;
  }
}
