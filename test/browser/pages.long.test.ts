/** Every page for everybody: with assistive technology, on a phone, in Chinese. */
import type { Route } from 'playwright-core';
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

const DESK = { width: 1440, height: 900 };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let roomId: string;
let guestId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

async function isOnStage({ page }: Person): Promise<void> {
  await page.locator('[data-test="presence"][data-state="connected"]').waitFor();
}

/** For this person alone the broadcast is over. */
async function seesTheEnd({ page }: Person): Promise<void> {
  const changed = async (route: Route) => {
    const { 'if-none-match': _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const room = await response.json();
    await route.fulfill({ response, json: { ...room, mix: { ...room.mix, state: 'idle' } } });
  };
  await page.route('**/get-room/*', changed);
  // The room is read at once, and anew.
  await page.evaluate('dispatchEvent(new Event("online"))');
  await page.locator('[data-test="player"][data-state="off-air"]').waitFor();
  await page.unroute('**/get-room/*', changed);
}

/** The token ends, and another does not come at once: picture and sound go on meanwhile. */
async function watchesOnWithAnotherToken(visitor: Person): Promise<void> {
  const { page } = visitor;
  // A token that was given in this minute would not be asked for again.
  await page.reload();
  await page.locator('[data-test="player"][data-state="playing"]').waitFor();
  await visitor.click('unmute');
  await page.evaluate('window.videoBefore = document.querySelector("video")');
  const headers = { 'access-control-allow-origin': '*' };
  const ended = { code: 'TokenExpired', message: 'The token has ended.', retryable: false };
  const refused = { status: 401, json: ended, headers };
  await page.route('**/get-room/*', (route) => route.fulfill(refused), { times: 1 });
  await page.route('**/local/visitors', (route) => route.fulfill({ status: 503 }), { times: 1 });
  const given = page.waitForResponse((answer) => answer.url().endsWith('/visitors') && answer.ok());
  await page.evaluate('dispatchEvent(new Event("online"))');
  await given;
  await page.waitForResponse((answer) => answer.url().includes('/get-room/') && answer.ok());
  expect(await page.evaluate('[videoBefore.isConnected, videoBefore.muted]')).toEqual([
    true,
    false,
  ]);
}

/** A browser that plays nothing, not even without sound, before somebody has clicked. */
const CLICK_FIRST = `
  const { play } = HTMLMediaElement.prototype;
  let hasClicked = false;
  addEventListener('click', () => (hasClicked = true), true);
  HTMLMediaElement.prototype.play = function () {
    if (hasClicked) return play.call(this);
    return Promise.reject(new DOMException('A click first.', 'NotAllowedError'));
  };
`;

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
  await host.find('room-title').fill(`Evening talk ${'and more '.repeat(9)}`);
  roomId = await host.openRoom();
  await host.find('start-mix').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'studio-off-air');
  await host.find('resolution').selectOption('360p');
  await host.click('start-mix');
  await host.isWatching();
  expect(await host.seriousFaults()).toEqual([]);
});

test('a guest asks: the title of the tab says so, and at a desk nothing is out of sight', async () => {
  const { page } = host;
  await page.setViewportSize(DESK);
  await host.click('add-guest');
  guestId = await host.nextAsking();
  for (const test of ['toast-accept', `accept-${guestId}`, 'stop-mix', 'own-tile', 'player']) {
    const box = await host.find(test).boundingBox();
    const bottom = (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
    expect({ test, isInView: bottom <= DESK.height }).toEqual({ test, isInView: true });
  }
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  const toast = await page.locator('.waiting-card').boundingBox();
  expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(title?.y ?? 0);
  expect(await page.title()).toMatch(/^\(1\) Evening talk/);
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'studio-asked');
});

test('keys answer, mute and list themselves, and the guest is on stage', async () => {
  const { page } = host;
  await page.locator('body').press('m');
  await page.locator('[data-test="mute"][data-on="true"]').waitFor();
  await page.locator('body').press('m');
  await page.locator('body').press('?');
  await host.find('keys-sheet').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await host.click('character-keys');
  await page.keyboard.press('Escape');
  // Whoever has switched the keys off sends nothing by them.
  await page.locator('body').press('m');
  expect(await host.find('mute').getAttribute('data-on')).not.toBe('true');
  await host.click('keys');
  await host.click('character-keys');
  await page.keyboard.press('Escape');
  await page.locator('body').press('a');
  await host.find(`tile-${guestId}`).waitFor();
  await page.waitForFunction('!document.title.startsWith("(")');
});

test('a new title and new rules are shown at once', async () => {
  await host.click('tab-settings');
  await host.find('edit-title').fill('Late talk');
  await host.find('edit-seats').selectOption('3');
  await host.click('save-room');
  await host.page.getByRole('heading', { level: 1, name: 'Late talk' }).waitFor();
  expect((await cloud.api('GET', `/get-room/${roomId}`)).body).toMatchObject({ maxSeats: 3 });
  expect(await host.seriousFaults()).toEqual([]);
});

test('a link leads to the broadcast without a sign-in; a name is asked for to join', async () => {
  await host.click('share');
  await host.find('qr').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'share');
  const link = await host.find('share-link').inputValue();
  await host.page.keyboard.press('Escape');
  const visitor = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await visitor.page.goto(link);
  await visitor.isWatching();
  expect(await visitor.page.title()).toContain('Late talk');
  expect(await overflow(visitor)).toBeLessThanOrEqual(0);
  expect(await visitor.seriousFaults()).toEqual([]);
  await keepPicture(visitor, 'watch-visitor-phone-zh');
  await watchesOnWithAnotherToken(visitor);
  await visitor.click('visitor-stage');
  await visitor.click('sign-in');
  expect(await visitor.page.getByRole('dialog').textContent()).toContain('请填写名字');
  expect(await visitor.seriousFaults()).toEqual([]);
  await visitor.find('sign-in-name').fill('小雨');
  await visitor.click('sign-in');
  // What they wanted is not to be said twice.
  await host.click('tab-people');
  const visitorId = await host.nextAsking();
  await host.click(`refuse-${visitorId}`);
  await visitor.find('ask').waitFor();
  await visitor.page.close();
});

const storeUnavailable = {
  status: 503,
  headers: { 'access-control-allow-origin': '*' },
  json: { code: 'StoreUnavailable', message: 'busy', retryable: true },
};

test('a guest link brings its first guest on stage without being asked for, and nobody else', async () => {
  await host.click('invite-guest');
  await host.find('guest-sheet').getByRole('img').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  const link = await host.find('guest-link').inputValue();
  await host.page.keyboard.press('Escape');
  const [first, second] = [await browser.person(PHONE), await browser.person({ locale: 'zh-CN' })];
  for (const [guest, name] of [
    [first, 'Gus'],
    [second, '晚到'],
  ] as const) {
    await guest.page.goto(link);
    await guest.click('visitor-stage');
    await guest.find('sign-in-name').fill(name);
    // What fails for the moment does not use the link up.
    const busy = (route: Route) => route.fulfill(storeUnavailable);
    if (guest === first) await guest.page.route('**/request-stage/*', busy, { times: 1 });
    await guest.click('sign-in');
    if (guest !== first) continue;
    await first.click('accept-invite');
    await isOnStage(first);
  }
  await second.page.getByText('嘉宾链接已被使用').waitFor();
  expect(await overflow(first)).toBeLessThanOrEqual(0);
  expect(await first.seriousFaults()).toEqual([]);
  await keepPicture(first, 'guest-by-link-phone');
  await Promise.all([first, second].map(({ page }) => page.close({ runBeforeUnload: false })));
});

test('a refused camera is told where it is seen, and the voice goes on alone', async () => {
  const shy = await browser.person(PHONE);
  await shy.page.addInitScript(`
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish) => {
      if (wish.video) throw new DOMException('No.', 'NotAllowedError');
      return original(wish);
    };
  `);
  await shy.signIn(`${cloud.description.web}/watch/${roomId}`, 'Shy');
  await shy.click('ask');
  expect((await shy.find('media-problem').boundingBox())?.y).toBeLessThan(PHONE.viewport.height);
  await shy.reads('media-problem', 'In Chrome and Edge');
  expect(await shy.seriousFaults()).toEqual([]);
  await keepPicture(shy, 'camera-refused-phone');
  await shy.click('media-voice');
  await shy.find('media-problem').waitFor({ state: 'detached' });
  await shy.page.locator('[data-test="own-tile"][data-speaking="true"]').waitFor();
  await shy.click('withdraw');
  await shy.find('ask').waitFor();
  await shy.page.close();
});

test('who cannot send H.264 is told so, is asked for no camera, and comes by voice alone', async () => {
  const uma = await browser.person(PHONE);
  await uma.page.addInitScript(`
    RTCRtpSender.getCapabilities = () => ({ codecs: [{ mimeType: 'video/VP8' }] });
  `);
  await uma.signIn(`${cloud.description.web}/watch/${roomId}`, 'Uma');
  await uma.click('ask');
  expect((await uma.find('no-h264').boundingBox())?.y).toBeLessThan(PHONE.viewport.height);
  await uma.page.locator('[data-test="own-tile"][data-speaking="true"]').waitFor();
  const kinds = await uma.page.evaluate(
    `document.querySelector('[data-test="own-tile"] video').srcObject.getTracks().map(({ kind }) => kind)`,
  );
  expect(kinds).toEqual(['audio']);
  await uma.find('own-tile').locator('.avatar').waitFor();
  await uma.lacks('voice-only');
  expect(await uma.seriousFaults()).toEqual([]);
  await uma.click('withdraw');
  await uma.find('ask').waitFor();
  await uma.page.close();
});

test('a host who cannot send H.264 is on air with the voice', async () => {
  const vic = await browser.person();
  await vic.page.addInitScript(`
    RTCRtpSender.getCapabilities = () => ({ codecs: [{ mimeType: 'video/VP8' }] });
  `);
  await vic.signIn(cloud.description.web, 'Vic');
  const voiceId = await vic.openRoom();
  await vic.click('start-mix');
  await vic.isWatching();
  const { body } = await cloud.api('GET', `/get-room/${voiceId}`);
  expect(body).toMatchObject({ allowRelay: false, mix: { state: 'live', mode: 'mix' } });
  await vic.page.close();
});

test('an address of no page has a page that says so, and leads on', async () => {
  const lost = await browser.person({ locale: 'zh-CN' });
  const response = await lost.page.goto(`${cloud.description.web}/nowhere`);
  expect(response?.status()).toBe(404);
  await lost.page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  const icon = await lost.page.request.get(`${cloud.description.web}/favicon.ico`);
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/x-icon']);
  expect(await lost.seriousFaults()).toEqual([]);
});

test('the watch page on a phone is in one column, in Chinese, and keeps nobody out', async () => {
  const viewer = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, '小红');
  await viewer.isWatching();
  expect(await viewer.page.getAttribute('html', 'lang')).toMatch(/^zh/);
  await viewer.reads('ask', /\p{Script=Han}/u);
  expect(await overflow(viewer)).toBeLessThanOrEqual(0);
  expect(await viewer.seriousFaults()).toEqual([]);
  await keepPicture(viewer, 'watch-phone-zh');
});

test.each([
  [390, 844],
  [844, 390],
])(
  'where a page may not fill the screen, as on an iPhone, the picture fills a window of %i x %i',
  async (width, height) => {
    const viewer = await browser.person({ ...PHONE, viewport: { width, height }, locale: 'zh-CN' });
    await viewer.page.addInitScript(`
    Object.defineProperty(Document.prototype, 'fullscreenEnabled', { get: () => undefined });
    delete Element.prototype.requestFullscreen;
  `);
    await viewer.page.goto(`${cloud.description.web}/watch/${roomId}`);
    await viewer.isWatching();
    await viewer.click('fullscreen');
    await viewer.page.locator('.player.filled').waitFor();
    expect(await viewer.find('player').boundingBox()).toEqual({ x: 0, y: 0, width, height });
    expect(await viewer.find('fullscreen').textContent()).toBe('退出全屏');
    expect(await viewer.seriousFaults()).toEqual([]);
    await keepPicture(viewer, `watch-filled-${width}-zh`, { fullPage: false });
    await viewer.click('unmute');
    await viewer.click('fullscreen');
    expect(await viewer.find('fullscreen').textContent()).toBe('全屏');
    await viewer.click('fullscreen');
    await viewer.page.keyboard.press('Escape');
    await viewer.page.locator('.player.filled').waitFor({ state: 'detached' });
    await viewer.click('fullscreen');
    await viewer.page.locator('.player.filled').waitFor();
    await seesTheEnd(viewer);
    await viewer.page.locator('.player.filled').waitFor({ state: 'detached' });
    await viewer.page.close();
  },
);

test('where nothing plays without a click, as in Low Power Mode, a button over the picture plays', async () => {
  const viewer = await browser.person({ ...PHONE, locale: 'zh-CN' });
  await viewer.page.addInitScript(CLICK_FIRST);
  await viewer.page.goto(`${cloud.description.web}/watch/${roomId}`);
  await viewer.reads('play', '播放');
  expect((await viewer.find('play').boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await viewer.seriousFaults()).toEqual([]);
  await keepPicture(viewer, 'watch-click-first-zh', { fullPage: false });
  await viewer.click('play');
  await viewer.lacks('play');
  await viewer.isWatching();
  await viewer.page.waitForFunction('!document.querySelector("video").paused');
  await viewer.page.close();
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

test('the description of the API fits a phone, and its calls can be tried with a test token', async () => {
  const reader = await browser.person(PHONE);
  const { page } = reader;
  await page.goto(`${cloud.description.web}/api`);
  await page.getByRole('button', { name: 'Use a test token' }).click();
  await page.getByRole('button', { name: /^Calls are made as api-/ }).waitFor();
  await page.locator('#operations-Rooms-listRooms, [id$="-listRooms"]').first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  const answered = page.waitForResponse((answer) => answer.url().includes('/list-rooms'));
  await page.getByRole('button', { name: 'Execute' }).click();
  expect((await answered).status()).toBe(200);
  expect(await overflow(reader)).toBeLessThanOrEqual(0);
  expect(await reader.seriousFaults()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await reader.seriousFaults()).toEqual([]);
  await keepPicture(reader, 'api-phone');
  await page.close();
});

test('an address leads to one call of the description', async () => {
  const reader = await browser.person();
  await reader.page.goto(`${cloud.description.web}/api#/Rooms/listRooms`);
  await reader.page.getByRole('button', { name: 'Try it out' }).waitFor();
  await reader.page.close();
});

test('no page has thrown or logged an error, the content policy held, and so did openapi.json', () => {
  const checked = browser.people.reduce((sum, { checkedAnswers }) => sum + checkedAnswers, 0);
  expect(checked).toBeGreaterThan(10);
  expect(browser.people.flatMap(({ problems }) => problems)).toEqual([]);
});
