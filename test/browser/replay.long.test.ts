/** A show is recorded and watched again: by its host, by a guest who was in it, by a stranger. */
import { readFileSync } from 'node:fs';
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { until } from '../until';
import { keepPicture, TestBrowser } from './browser';
import { isDrawn } from './drawn';
import type { Person } from './person';
import { HOST_ALONE, RED_CAMERA, SIDE_BY_SIDE } from './stage-colours';

const HOUR_MS = 3_600_000;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let cloud: LocalCloud;
let browser: TestBrowser;
let web: string;
let host: Person;
let guest: Person;
let roomId: string;
let replayId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
  web = cloud.description.web;
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const filmOf = ({ page }: Person) => page.locator('[data-test="replay"] video');
const positionMs = async (person: Person) =>
  Number(await person.find('replay').getAttribute('data-position'));

async function isIn(person: Person, state: string): Promise<void> {
  await person.page.locator(`[data-test="replay"][data-state="${state}"]`).waitFor();
}

/** What the API tells of the replay, for which the page has no words. */
async function replayNow() {
  return (await cloud.api('GET', `/get-replay/${replayId}`, { as: 'stranger' })).body;
}

/** A callback that comes before the room knows of the end costs a run of the timer or two. */
async function isReady(): Promise<void> {
  while ((await replayNow()).state !== 'ready') {
    await cloud.advance(60_000);
    await sleep(2000);
  }
}

async function record(): Promise<void> {
  await host.click('record-start');
  await host.find('recording').waitFor();
}

async function stopRecording(): Promise<void> {
  await host.click('record-stop');
  await host.find('recording').waitFor({ state: 'detached' });
}

test('a host opens a room that may be recorded, and records it: the studio says so', async () => {
  host = await browser.person({ camera: RED_CAMERA });
  await host.signIn(web, 'Rosa');
  await host.find('room-title').fill('Evening talk');
  await host.find('room-recording').selectOption('manual');
  roomId = await host.openRoom();
  replayId = `${roomId}_r1`;
  await host.find('resolution').selectOption('360p');
  await host.find('seats').selectOption('2');
  await host.click('start-mix');
  await host.isWatching();
  await host.lacks('recording');
  await host.click('tab-settings');
  expect(await host.find('edit-recording').inputValue()).toBe('manual');
  await record();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'studio-recording');
});

test('a guest is told of it before they join, and on stage', async () => {
  guest = await browser.person({ locale: 'zh-CN' });
  await guest.page.goto(`${web}/watch/${roomId}`);
  await guest.find('recording').waitFor();
  await guest.reads('recording-notice', '正在录制');
  await guest.click('visitor-stage');
  await guest.find('sign-in-name').fill('小明');
  await guest.click('sign-in');
  await guest.find('withdraw').waitFor();
  await guest.reads('recording-notice', '上麦即表示你同意');
  expect(await guest.seriousFaults()).toEqual([]);
  await keepPicture(guest, 'watch-recorded-zh');
  await host.sees(HOST_ALONE);
  await sleep(2000);
  await host.click('tab-people');
  await host.click(`accept-${await host.nextAsking()}`);
  await host.sees(SIDE_BY_SIDE);
  await guest.page.getByText('如不同意，请下麦').waitFor();
  await sleep(3000);
});

test('while it is recorded its page says so to the host, and there is none for others', async () => {
  const tab = await host.page.context().newPage();
  await tab.goto(`${web}/replay/${replayId}`);
  await tab.getByText('still being recorded').waitFor();
  expect(await host.seriousFaults(tab)).toEqual([]);
  await tab.close();
  const stranger = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await stranger.page.goto(`${web}/replay/${replayId}`);
  await stranger.find('replay-missing').waitFor();
  expect(await stranger.seriousFaults()).toEqual([]);
  await keepPicture(stranger, 'replay-missing-phone-zh');
  await stranger.page.close();
});

test('two recordings of one show become one replay, which the host finds in the lobby', async () => {
  await stopRecording();
  await record();
  await sleep(4000);
  await stopRecording();
  await host.click('stop-mix');
  await host.click('confirm-yes');
  await host.page
    .locator('[data-test="mix-state"]:is([data-state="idle"], [data-state="resting"])')
    .waitFor();
  await guest.page.goto('about:blank');
  await isReady();
  await host.page.goto(web);
  await host.find(`download-${replayId}`).waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'lobby-own-replay');
  expect((await replayNow()).parts).toHaveLength(2);
});

test('a guest plays it without an account, and a chapter leads to the moment when they came', async () => {
  guest = await browser.person({ locale: 'zh-CN' });
  await guest.page.goto(`${web}/replay/${replayId}`);
  await isIn(guest, 'ready');
  await isDrawn(filmOf(guest), HOST_ALONE);
  await guest.reads('chapter-1', '小明 上麦');
  const [chapter] = (await replayNow()).chapters ?? [];
  const atMs = chapter?.atMs ?? Number.NaN;
  await guest.click('chapter-1');
  expect(await positionMs(guest)).toBe(atMs);
  await guest.page.locator('[data-test="chapter-1"][aria-current="true"]').waitFor();
  expect(Math.abs((await currentTime(guest)) - atMs / 1000)).toBeLessThan(0.1);
  await guest.click('replay-play');
  await isDrawn(filmOf(guest), SIDE_BY_SIDE);
  await guest.page.locator('body').press('k');
  // From the host's yes to the picture in the mix; and the screenshots take their time.
  expect((await positionMs(guest)) - atMs).toBeLessThan(8000);
  expect(await guest.seriousFaults()).toEqual([]);
  await keepPicture(guest, 'replay-zh');
});

function currentTime(person: Person): Promise<number> {
  return filmOf(person).evaluate(
    (video) => (video as unknown as { currentTime: number }).currentTime,
  );
}

test('keys play, pause and move, and a mark on the bar leads where its chapter does', async () => {
  const { page } = guest;
  const playing = (isPlaying: boolean) =>
    page.locator(`[data-test="replay"][data-playing="${isPlaying}"]`).waitFor();
  await guest.click('chapter-0');
  await page.locator('h1').focus();
  await playing(false);
  await page.keyboard.press(' ');
  await playing(true);
  await page.keyboard.press('k');
  await playing(false);
  // The last word of a film on where it was paused.
  await sleep(300);
  const beforeMs = await positionMs(guest);
  await page.keyboard.press('ArrowRight');
  expect(await positionMs(guest)).toBe(beforeMs + 5000);
  await guest.find('seek').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await positionMs(guest)).toBe(beforeMs);
  await guest.find('seek-mark').nth(1).click();
  const [chapter] = (await replayNow()).chapters ?? [];
  expect(await positionMs(guest)).toBe(chapter?.atMs);
});

test('an address that has ended is asked for anew, and one film goes on over two files', async () => {
  const [first, second] = (await replayNow()).parts ?? [];
  expect(await sourceOf(guest)).toBe(first?.playUrl.split('?')[0]);
  await cloud.advance(HOUR_MS);
  await guest.find('seek').focus();
  await guest.page.keyboard.press('End');
  await guest.page.locator('[data-test="replay"][data-state="ready"]').waitFor();
  expect(await sourceOf(guest)).toBe(second?.playUrl.split('?')[0]);
  await isDrawn(filmOf(guest), SIDE_BY_SIDE);
  const refused = (await cloud.calls('oss')).filter(({ status }) => status === 403);
  expect(refused.length).toBeGreaterThan(0);
});

function sourceOf(person: Person): Promise<string | undefined> {
  return filmOf(person).evaluate(
    (video) => (video as unknown as { src: string }).src.split('?')[0],
  );
}

test('a stranger can neither keep nor delete it, and finds it in the lobby, on a phone as well', async () => {
  const stranger = await browser.person(PHONE);
  await stranger.signIn(web, 'Stan');
  await stranger.find('replays').waitFor();
  expect(await stranger.seriousFaults()).toEqual([]);
  const cover = stranger.find('replays').locator('img');
  await cover.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
  await keepPicture(stranger, 'lobby-replays-phone');
  await stranger.click(`replay-${replayId}`);
  await isIn(stranger, 'ready');
  expect(await stranger.page.title()).toContain('Evening talk');
  for (const test of [`download-${replayId}`, `delete-${replayId}`]) {
    await stranger.lacks(test);
  }
  await stranger.reads('chapter-1', '小明 comes on stage');
  const overflow = await stranger.page.evaluate(
    'document.documentElement.scrollWidth - innerWidth',
  );
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await stranger.seriousFaults()).toEqual([]);
  await keepPicture(stranger, 'replay-phone');
});

test('its host keeps both files, and deletes it after a second thought', async () => {
  await host.page.goto(`${web}/replay/${replayId}`);
  await isIn(host, 'ready');
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'replay-host');
  const kept: string[] = [];
  host.page.on('download', async (download) => {
    const film = readFileSync(await download.path());
    kept.push(`${download.suggestedFilename()} ${film.subarray(4, 8)}`);
  });
  await host.click(`download-${replayId}`);
  await until(() => kept.length === 2);
  expect(kept.sort()).toEqual([`${replayId}-1.mp4 ftyp`, `${replayId}-2.mp4 ftyp`]);
  await host.click(`delete-${replayId}`);
  expect(await host.seriousFaults()).toEqual([]);
  await host.click('confirm-no');
  await host.click(`delete-${replayId}`);
  await host.click('confirm-yes');
  await host.page.waitForURL(`${web}/`);
  await host.find('rooms').waitFor({ state: 'attached' });
  await host.lacks('own-replays');
  await host.page.goto(`${web}/replay/${replayId}`);
  await host.page.getByRole('heading', { name: 'That replay is not there' }).waitFor();
  expect((await cloud.api('GET', `/get-replay/${replayId}`)).status).toBe(404);
});

test('no page has thrown or logged an error, the content policy held, and so did openapi.json', () => {
  const checked = browser.people.reduce((sum, { checkedAnswers }) => sum + checkedAnswers, 0);
  expect(checked).toBeGreaterThan(10);
  expect(browser.people.flatMap(({ problems }) => problems)).toEqual([]);
});
