/** A host cannot lose the show by accident, by whichever way the studio might be left. */
import type { Page } from 'playwright-core';
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

const MINUTE_MS = 60_000;
const ON_STAGE = '[data-test="presence"][data-state="connected"]';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let viewer: Person;
let roomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
  host = await browser.person({ clockOffMs: -5 * MINUTE_MS });
  viewer = await browser.person({ clockOffMs: 5 * MINUTE_MS, locale: 'zh-CN' });
  roomId = await host.startBroadcast(cloud.description.web, 'Ann');
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test.each([
  ['the logo', () => host.page.locator('.brand').click()],
  ['signing out', () => host.click('sign-out')],
  ['going back', () => host.page.evaluate('history.back()')],
  ['stopping the broadcast', () => host.click('stop-mix')],
  ['leaving the stage', () => host.click('leave-stage')],
  ['closing the room', () => host.click('tab-settings').then(() => host.click('close-room'))],
])('%s asks first, and a no changes nothing', async (_way, leave) => {
  await leave();
  await host.find('confirm-no').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await host.click('confirm-no');
  await host.find('confirm').waitFor({ state: 'hidden' });
  await expectOnAir();
  expect(new URL(host.page.url()).pathname).toBe(`/studio/${roomId}`);
});

test.each([
  ['reloading', () => host.page.evaluate('location.reload()')],
  ['another address', () => host.page.evaluate('location.assign("/watch/other")')],
])('%s makes the browser ask', async (_way, leave) => {
  const asked = new Promise<string>((resolve) => {
    host.page.once('dialog', (dialog) => {
      resolve(dialog.type());
      void dialog.dismiss();
    });
  });
  await leave();
  expect(await asked).toBe('beforeunload');
  await expectOnAir();
});

test('watching opens a tab beside the studio', async () => {
  const [tab] = await Promise.all([host.page.waitForEvent('popup'), host.click('watch-page')]);
  expect(new URL(tab.url()).pathname).toBe(`/watch/${roomId}`);
  await tab.close();
  await expectOnAir();
});

test('after a yes the host goes, as said', async () => {
  await host.page.locator('.brand').click();
  await keepPicture(host, 'studio-leave-sure');
  await host.click('confirm-yes');
  await host.find('rooms').waitFor();
  expect(await cloud.usersIn(roomId)).toEqual([]);
});

test('host and audience are told how long the broadcast waits, by the clock of the service', async () => {
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, '小红');
  for (const left of [host.find('away-left'), viewer.find('host-away-left')]) {
    expect(await left.textContent()).toMatch(/^(0:[0-5]\d|1:00)$/);
  }
  expect(await viewer.seriousFaults()).toEqual([]);
  await keepPicture(viewer, 'watch-host-away-zh');
});

test('every other page says that the room is live, and leads back', async () => {
  await host.find('live-bar-return').waitFor();
  await host.reads('live-bar', 'Ann on air');
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'lobby-live-bar');
  await host.click('live-bar-return');
  await isOnStage(host);
  await viewer.find('host-away-left').waitFor({ state: 'detached' });
  await expectOnAir();
});

test('a host whose tab was closed is the same host in the next, by the same name after a sign-out, too', async () => {
  const { page } = host;
  const tab = await page.context().newPage();
  await tab.goto(cloud.description.web);
  await tab.locator(`[data-test="room-${roomId}"][href="/studio/${roomId}"]`).waitFor();
  await tab.close();
  const endDelay = await delayFarewells(page);
  await host.click('sign-out');
  await host.click('confirm-yes');
  // Where screen readers go on, and what is typed at once is not lost.
  await page.locator('h1:focus').getByText('Who are you?').waitFor();
  await host.find('sign-in-name').fill('Ann');
  await host.click('sign-in');
  await isOnStage(host);
  await endDelay();
});

test('a second device takes the place over only on purpose, and the first one is told and stays off', async () => {
  const device = await browser.person();
  const token = await host.page.evaluate<string>('sessionStorage.getItem("lianmai.session")');
  await device.page.addInitScript(`localStorage.setItem('lianmai.session', '${token}')`);
  const joins = await joinsOfHost();
  await device.page.goto(host.page.url());
  await device.find('take-over').waitFor();
  expect(await joinsOfHost()).toBe(joins);
  expect(await device.seriousFaults()).toEqual([]);
  await keepPicture(device, 'studio-elsewhere');
  await device.click('take-over');
  await isOnStage(device);
  await host.find('take-over').waitFor();
  await host.reads('elsewhere', 'This one is off');
  // Longer than the longest pause before another attempt.
  await host.page.waitForTimeout(12_000);
  expect(await joinsOfHost()).toBe(joins + 1);
  await host.click('take-over');
  await isOnStage(host);
  await device.find('take-over').waitFor();
  await device.page.close();
});

test('another tab of the same browser, too', async () => {
  const { page } = host;
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await tab.locator('[data-test="take-over"]').click();
  await tab.locator(ON_STAGE).waitFor();
  await host.find('take-over').waitFor();
  await tab.close({ runBeforeUnload: false });
  await host.find('away-return').click();
  await isOnStage(host);
});

test('a show that its host does not come back to has ended, as host and audience are told', async () => {
  await host.click('leave-stage');
  await host.click('confirm-yes');
  await host.find('away-return').waitFor();
  await keepPicture(host, 'studio-away');
  await host.page.locator('.brand').click();
  // Beyond the grace of a minute, and short of the two after which a task ends with its channel.
  await cloud.advance(1.5 * MINUTE_MS);
  await host.find('live-bar-dismiss').waitFor();
  await host.reads('live-bar', 'because the host was away');
  await viewer.page.locator('[data-test="player"][data-state="off-air"]').waitFor();
  await viewer.reads('player', '直播已结束');
  await host.click('live-bar-dismiss');
  await host.find('live-bar').waitFor({ state: 'detached' });
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], [], []]);
});

async function isOnStage({ page }: Person): Promise<void> {
  await page.locator(ON_STAGE).waitFor();
}

/** Lets no farewell arrive until the answer is called, as on a slow network. */
async function delayFarewells(page: Page): Promise<() => Promise<void>> {
  let arrive = () => {};
  const delay = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/whip\//, async (route) => {
    if (route.request().method() === 'DELETE') await delay;
    await route.continue().catch(() => undefined);
  });
  return async () => {
    arrive();
    await page.unrouteAll({ behavior: 'wait' });
  };
}

/** How often somebody has come into the channel, by the RTC service's own log. */
async function joinsOfHost(): Promise<number> {
  const calls = await cloud.calls('rtc');
  return calls.filter(({ operation }) => operation === 'MemberJoined').length;
}

async function expectOnAir(): Promise<void> {
  expect(await cloud.usersIn(roomId)).toHaveLength(1);
  await host.isLive();
}
