/** Every page at its door, on a phone in Chinese: it is drawn, fits, and keeps nobody out. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { TestBrowser } from './browser';
import type { Person } from './person';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let cloud: LocalCloud;
let browser: TestBrowser;
let visitor: Person;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
  visitor = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await visitor.signIn(cloud.description.web, '小红');
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test.each([
  ['/', /直播/],
  ['/watch/nobodys', /没有/],
  ['/studio/nobodys', /没有/],
  ['/replay/nobodys_r1', /回放/],
  ['/operations', /运营/],
  ['/nowhere', /没有这个页面/],
  // It is in English alone.
  ['/api', /create-room/],
])('%s', async (path, words) => {
  const { page } = visitor;
  await page.goto(cloud.description.web + path);
  await page.getByText(words).first().waitFor();
  expect(await visitor.seriousFaults()).toEqual([]);
  expect(
    await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
  ).toBeLessThanOrEqual(0);
});

test('no page has thrown or logged an error', () => {
  expect(visitor.problems).toEqual([]);
});
