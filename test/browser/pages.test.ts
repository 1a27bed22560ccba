/** Every page for everybody: with assistive technology, on a phone, in Chinese. */
import { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

jest.setTimeout(60_000);

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([LocalCloud.start(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

/** Pixels that a page is wider than its window. */
function overflow({ page }: Person): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

test('signing in and the empty lobby keep nobody out', async () => {
  host = await browser.person();
  await host.page.goto(cloud.description.web);
  await host.find('sign-in-name').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'sign-in');
  await host.signIn(cloud.description.web, 'Ann');
  await host.find('rooms').waitFor({ state: 'attached' });
  expect(await host.seriousFaults()).toEqual([]);
});

test('the studio keeps nobody out, before the broadcast and in it', async () => {
  await host.find('room-title').fill('Evening talk');
  roomId = await host.openRoom();
  await host.find('start-mix').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'studio-off-air');
  await host.find('resolution').selectOption('360p');
  await host.click('start-mix');
  await host.isWatching();
  expect(await host.seriousFaults()).toEqual([]);
});

test('a guest of the local cloud asks, and comes on stage by one click of the host', async () => {
  await host.click('add-guest');
  const guestId = await host.nextAsking();
  await host.click(`accept-${guestId}`);
  await host.find(`tile-${guestId}`).waitFor();
});

test('the watch page on a phone is in one column, in Chinese, and keeps nobody out', async () => {
  const viewer = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, '小红');
  await viewer.isWatching();
  expect(await viewer.page.getAttribute('html', 'lang')).toMatch(/^zh/);
  expect(await viewer.find('ask').textContent()).toMatch(/\p{Script=Han}/u);
  expect(await overflow(viewer)).toBeLessThanOrEqual(0);
  expect(await viewer.seriousFaults()).toEqual([]);
  await keepPicture(viewer, 'watch-phone-zh');
});

test('the lobby on a phone shows the broadcast with its newest picture', async () => {
  const visitor = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await visitor.signIn(cloud.description.web, '小刚');
  const room = visitor.find(`room-${roomId}`);
  await room.locator('img').waitFor();
  const width: number = await room.locator('img').evaluate(async (image) => {
    const { decode } = image as unknown as { decode(): Promise<void> };
    await decode.call(image);
    return (image as unknown as { naturalWidth: number }).naturalWidth;
  });
  expect(width).toBe(320);
  expect(await overflow(visitor)).toBeLessThanOrEqual(0);
  expect(await visitor.seriousFaults()).toEqual([]);
  await keepPicture(visitor, 'lobby-phone-zh');
});

test('the studio on a phone fits, in English after one click', async () => {
  const { page } = host;
  await page.setViewportSize(PHONE.viewport);
  await host.click('language');
  expect(await page.getAttribute('html', 'lang')).toMatch(/^zh/);
  expect(await overflow(host)).toBeLessThanOrEqual(0);
  await keepPicture(host, 'studio-phone-zh');
  await host.click('language');
  expect(await page.getAttribute('html', 'lang')).toMatch(/^en/);
});

test('no page has thrown or logged an error, the content policy held, and so did openapi.json', () => {
  const checked = browser.people.reduce((sum, { checkedAnswers }) => sum + checkedAnswers, 0);
  expect(checked).toBeGreaterThan(10);
  expect(browser.people.flatMap(({ problems }) => problems)).toEqual([]);
});
