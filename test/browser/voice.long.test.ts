/** A voice room as people meet it: microphones, avatars and a stream of sound alone. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let guest: Person;
let viewer: Person;
let guestId: string;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test('a host opens a voice room, and is asked once, for the microphone', async () => {
  host = await browser.person();
  await host.page.addInitScript(`
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    globalThis.asked = [];
    // A person takes a while to answer, and clicks on meanwhile.
    mediaDevices.getUserMedia = async (wish) => {
      asked.push(Object.keys(wish).join());
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return original(wish);
    };
  `);
  await host.signIn(cloud.description.web, 'Ann Lee');
  await host.click('kind-voice');
  await host.find('room-title').fill('Night talk');
  roomId = await host.openRoom();
  await host.click('start-mix');
  await host.isWatching();
  expect(await host.page.evaluate('asked')).toEqual(['audio']);
  await host.lacks('layout-solo');
  await host.lacks('camera');
});

test('a guest comes on stage by voice, and both are seen to speak', async () => {
  guest = await browser.person({ locale: 'zh-CN' });
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, '小红');
  await guest.click('ask');
  guestId = await host.nextAsking();
  await host.click(`accept-${guestId}`);
  await host.page.locator('[data-test="own-tile"][data-speaking="true"]').waitFor();
  await host.page.locator(`[data-test="tile-${guestId}"][data-speaking="true"]`).waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'voice-studio');
});

test('the audience hears the mix, and sees a cover and who is on stage', async () => {
  viewer = await browser.person({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, 'Vera');
  await viewer.isWatching();
  await viewer.find('cover').waitFor();
  await viewer.find(`seat-${guestId}`).waitFor();
  expect(await viewer.seriousFaults()).toEqual([]);
  await keepPicture(viewer, 'voice-watch-phone-zh');
});

test('a guest whom the host mutes is told so, and can be unmuted', async () => {
  await host.click(`mute-${guestId}`);
  await viewer.page.locator(`[data-test="seat-${guestId}"][data-muted="true"]`).waitFor();
  await guest.page.locator('[data-test="muted-in-mix"]:not(:empty)').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(guest, 'voice-guest-muted-zh');
  await host.click(`mute-${guestId}`);
  await viewer.page.locator(`[data-test="seat-${guestId}"][data-muted="false"]`).waitFor();
});

test('a voice room of twenty has all its seats by number on the narrowest phone, and on a desk', async () => {
  await cloud.api('POST', `/update-room/${roomId}`, { as: 'admin', body: { maxSeats: 20 } });
  const locked = { seatNumber: 20, isLocked: true };
  await cloud.api('POST', `/update-seat/${roomId}`, { as: 'admin', body: locked });
  await cloud.api('POST', `/seat-member/${roomId}/late`, { as: 'admin', body: {} });
  await viewer.page.locator('[data-test="empty-20"][data-state="locked"]').waitFor();
  await viewer.page.locator('[data-test="empty-3"][data-state="held"]').waitFor();
  for (const [width, height] of [
    [320, 640],
    [1440, 900],
  ] as const) {
    await viewer.page.setViewportSize({ width, height });
    const { numbers, isWider } = await viewer.page.evaluate<{
      numbers: string[];
      isWider: boolean;
    }>(`({
      numbers: [...document.querySelectorAll('[data-test=seats] > li')].map(
        (seat) => seat.querySelector('.seat-number, .tile-name > [aria-hidden]').textContent,
      ),
      isWider: document.documentElement.scrollWidth > innerWidth,
    })`);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
    expect(isWider).toBe(false);
    expect(await viewer.seriousFaults()).toEqual([]);
    await keepPicture(viewer, `voice-twenty-${width}`);
  }
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], [], []]);
});
