/** What a host decides about the picture, and that nobody is missing from it without a word. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

/** A phone that is held upright. */
const UPRIGHT = '{ width: 360, height: 640 }';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let guest: Person;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

const orientation = () => host.find('orientation').inputValue();
const room = async () => (await cloud.api('GET', `/get-room/${roomId}`)).body;

test('a camera that is held upright makes a show in portrait, unless the host chooses', async () => {
  host = await browser.person();
  await host.page.addInitScript(`inPage.setClockCamera('#2266aa', ${UPRIGHT})`);
  await host.signIn(cloud.description.web, 'Ann');
  roomId = await host.openRoom();
  await host.page.locator('.scene.portrait').waitFor();
  expect(await orientation()).toBe('portrait');
  expect(await host.find('layout-stacked').getAttribute('aria-pressed')).toBe('true');
  await host.find('orientation').selectOption('landscape');
  await host.find('relay-shape').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'picture-chosen');
  await host.find('orientation').selectOption('portrait');
  await host.find('relay-shape').waitFor({ state: 'detached' });
});

test('the studio says that the host alone is passed on, and that the rules can be changed', async () => {
  await host.find('resolution').selectOption('360p');
  await host.find('seats').selectOption('2');
  await host.click('start-mix');
  await host.isWatching();
  await host.page.locator('[data-test="mix-mode"][data-mode="relay"]').waitFor();
  await host.click('tab-settings');
  await host.click('allow-relay');
  await host.page.locator('[data-test="mix-mode"][data-mode="mix"]').waitFor();
  await host.click('name-plates');
  await host.page.locator('[data-test="name-plates"][aria-checked="true"]').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'picture-rules');
  expect(await room()).toMatchObject({ allowRelay: false, namePlates: true });
  expect((await room()).mix).toMatchObject({ orientation: 'portrait', layout: 'stacked' });
});

test('a layout that would leave a guest out says so before it is chosen', async () => {
  guest = await browser.person({ locale: 'zh-CN' });
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, '小雨');
  await guest.click('ask');
  await host.click('tab-people');
  await host.click(`accept-${await host.nextAsking()}`);
  await host.find('too-few-solo').waitFor();
  await host.reads('too-few-solo', '1 of the 2');
  await host.lacks('too-few-grid');
  await host.lacks('no-pane');
  await keepPicture(host, 'picture-portrait');
});

test('host and guest see how good their own connections and each other’s are', async () => {
  const [hostId, guestId] = (await room()).stage?.map(({ userId }) => userId) ?? [];
  for (const person of [host, guest]) {
    await person.find(`quality-${hostId}`).waitFor();
    await person.find(`quality-${guestId}`).waitFor();
  }
  await host.reads(`people-quality-${guestId}`, /connection$/);
  await guest.reads(`quality-${guestId}`, /^网络/);
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'picture-quality');
});

test('who is not in the picture is named to the host, and told so', async () => {
  await host.click('layout-solo');
  await host.find('no-pane').waitFor();
  await host.reads('no-pane', '小雨');
  await guest.page.locator('[data-test="own-no-pane"]:not(:empty)').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  expect(await guest.seriousFaults()).toEqual([]);
  await keepPicture(host, 'picture-no-pane');
  await keepPicture(guest, 'picture-no-pane-guest-zh');
});

test('who sends no picture has an avatar, and is waited for no longer once they are heard', async () => {
  await cloud.speak(roomId, 'radio', { toneHz: 440 });
  const tile = host.find('tile-radio');
  await tile.locator('.avatar').waitFor();
  await tile.locator('.screen-words').waitFor({ state: 'detached' });
  expect(await tile.locator('.avatar').isVisible()).toBe(true);
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});
