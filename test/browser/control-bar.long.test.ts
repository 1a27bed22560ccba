/** The buttons of who is on stage, on phones: all in view, each as large as a thumb. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const SIZES = [
  [390, 844],
  [320, 640],
  [844, 390],
] as const;
const WINDOW = { fullPage: false };
const LANGUAGES = ['zh-CN', 'en'] as const;
const WAYS = SIZES.flatMap(([width, height]) =>
  LANGUAGES.map((language) => ({ width, height, language })),
);
type Way = (typeof WAYS)[number];

/** Buttons that are not wholly in the window, smaller than a thumb, or covered. */
const faultsIn = (part: string) => `(() => {
  const buttons = [...document.querySelectorAll(${JSON.stringify(`${part} button`)})];
  const shown = buttons.filter((button) => button.getClientRects().length > 0);
  return shown.flatMap((button) => {
    const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    const isReached = [left + 4, right - 4].every((x) =>
      button.contains(document.elementFromPoint(x, (top + bottom) / 2)),
    );
    const isLarge = width >= 44 && height >= 44;
    const isWhole = button.scrollWidth <= button.clientWidth + 1;
    if (isInside && isReached && isLarge && isWhole) return [];
    const box = [left, top, width, height].map(Math.round).join(' ');
    return [{ button: button.dataset.test, box, isInside, isReached, isLarge, isWhole }];
  });
})()`;

const namesIn = (part: string) => `[...document.querySelectorAll('${part} button')]
  .filter((button) => button.getClientRects().length > 0)
  .map((button) => button.dataset.test)`;

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let guest: Person;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
  host = await phone();
  roomId = await host.goLive(cloud.description.web, 'Ann');
  guest = await phone();
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, 'Gus');
  await guest.click('ask');
  await guest.find('withdraw').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

/** With a camera on either side. */
async function phone(): Promise<Person> {
  const person = await browser.person(PHONE);
  await person.page.addInitScript(`
    const { mediaDevices } = navigator;
    const original = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () => {
      const devices = await original();
      return [...devices, ...devices.filter(({ kind }) => kind === 'videoinput')];
    };
  `);
  return person;
}

async function turn({ page }: Person, { width, height, language }: Way): Promise<void> {
  await page.setViewportSize({ width, height });
  if ((await page.getAttribute('html', 'lang')) !== language) {
    await page.locator('[data-test="language"]').click();
  }
  await page.locator(`html[lang="${language}"]`).waitFor();
  await page.evaluate('scrollTo(0, 0)');
}

test.each(WAYS)('a host reaches every button at $width x $height, $language', async (way) => {
  const { page } = host;
  await turn(host, way);
  expect(await page.evaluate(namesIn('.control-bar'))).toEqual([
    ...['mute', 'voice-only', 'flip', 'layouts', 'more', 'stop-mix'],
  ]);
  expect(await page.evaluate(faultsIn('.control-bar'))).toEqual([]);
  await keepPicture(host, `studio-bar-${way.width}-${way.language}`, WINDOW);
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
  expect(await page.evaluate(faultsIn('.control-bar'))).toEqual([]);
  await host.click('more');
  await page.locator('[data-test="more-sheet"] [data-test="leave-stage"]').waitFor();
  expect(await page.evaluate(faultsIn('[data-test="more-sheet"]'))).toEqual([]);
  await keepPicture(host, `studio-more-${way.width}-${way.language}`, WINDOW);
  await page.keyboard.press('Escape');
  await host.click('layouts');
  expect(await page.evaluate(faultsIn('[data-test="layouts-sheet"]'))).toEqual([]);
  await keepPicture(host, `studio-layouts-${way.width}-${way.language}`, WINDOW);
  await page.locator('[data-test="layouts-sheet"] [data-test="layout-grid"]').click();
  await host.find('layouts-sheet').waitFor({ state: 'hidden' });
});

test.each(WAYS)('a guest reaches every button at $width x $height, $language', async (way) => {
  const { page } = guest;
  await turn(guest, way);
  expect(await page.evaluate(namesIn('.control-bar'))).toEqual([
    ...['mute', 'voice-only', 'flip', 'devices', 'withdraw'],
  ]);
  expect(await page.evaluate(faultsIn('.control-bar'))).toEqual([]);
  await keepPicture(guest, `guest-bar-${way.width}-${way.language}`, WINDOW);
});

test('the sheets of a phone keep nobody out', async () => {
  await host.click('layouts');
  expect(await host.seriousFaults()).toEqual([]);
  await host.page.keyboard.press('Escape');
  await host.click('more');
  expect(await host.seriousFaults()).toEqual([]);
  await host.page.locator('[data-test="more-sheet"] [data-test="leave-stage"]').click();
  await host.click('confirm-no');
  await host.page.locator('[data-test="presence"][data-state="connected"]').waitFor({
    state: 'attached',
  });
});
