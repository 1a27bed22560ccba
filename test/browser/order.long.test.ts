/** Order in a room as people see it: a host names a moderator, who bans a guest, whom the host lets back. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { sendReport } from '../moderation-report';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

const DESK = { width: 1440, height: 900 };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const SMALLEST = { width: 320, height: 640 };
const MIN_TARGET_PX = 36;

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let moderator: Person;
let guest: Person;
let roomId: string;
let moderatorId: string;
let guestId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

const overflow = ({ page }: Person): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');

/** Has somebody ask for the stage, and answers who they are. */
async function asks(person: Person, name: string): Promise<string> {
  await person.signIn(`${cloud.description.web}/watch/${roomId}`, name);
  await person.click('ask');
  return host.nextAsking();
}

/** The next call there is refused. */
async function refuseOnce({ page }: Person, path: string): Promise<void> {
  const json = { code: 'RoomBusy', message: 'busy', retryable: true };
  const headers = { 'access-control-allow-origin': '*' };
  await page.route(path, (route) => route.fulfill({ status: 409, json, headers }), { times: 1 });
}

/** What went wrong is read out in the dialog on top, where it is seen and can be put away. */
async function saysInDialog({ page }: Person, words: string): Promise<void> {
  const problem = page.locator('dialog[open] [role="alert"] [data-test="problem"]');
  await problem.filter({ hasText: words }).waitFor();
  expect(await page.locator('.notices [role="alert"]').textContent()).toBe('');
  await problem.getByRole('button').click({ trial: true });
}

test('the host makes somebody who asks a moderator, by keys alone', async () => {
  host = await browser.person({ viewport: DESK });
  roomId = await host.goLive(cloud.description.web, 'Hana');
  moderator = await browser.person({ ...PHONE, locale: 'zh-CN' });
  moderatorId = await asks(moderator, '房管小美');
  await host.find(`more-${moderatorId}`).press('Enter');
  await host.find('set-moderator').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'order-menu', { fullPage: false });
  await host.find('set-moderator').press('Enter');
  await host.click(`refuse-${moderatorId}`);
  await moderator.find('moderator-panel').waitFor();
  expect((await cloud.api('GET', `/get-room/${roomId}`)).body).toMatchObject({
    moderators: [moderatorId],
  });
});

test('the moderator bans a guest on stage, with a reason, on a phone', async () => {
  guest = await browser.person();
  await guest.page.goto(`${cloud.description.web}/watch/${roomId}`);
  await guest.click('to-sign-in');
  await guest.find('sign-in-name').fill('Gus');
  await refuseOnce(guest, '**/local/sign-in');
  await guest.click('sign-in');
  await saysInDialog(guest, 'Many people are changing this room. Try again.');
  guestId = await asks(guest, 'Gus');
  await host.click(`accept-${guestId}`);
  await guest.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  await moderator.find(`more-${guestId}`).waitFor();
  expect(await moderator.seriousFaults()).toEqual([]);
  expect(await overflow(moderator)).toBeLessThanOrEqual(0);
  await keepPicture(moderator, 'order-moderator-phone-zh');
  await moderator.find(`more-${guestId}`).tap();
  await moderator.click('ban');
  expect(await moderator.page.getByRole('alert').allTextContents()).toContain(
    '请填写原因，日志需要。',
  );
  await moderator.find('ban-reason').fill('辱骂他人');
  await keepPicture(moderator, 'order-ban-phone-zh', { fullPage: false });
  await refuseOnce(moderator, '**/ban-member/**');
  await moderator.click('ban');
  await saysInDialog(moderator, '同时操作这个房间的人太多，请重试。');
  await keepPicture(moderator, 'order-refused-phone-zh', { fullPage: false });
  await moderator.click('ban');
  await guest.page.locator('[data-test="guest"][data-stage="none"]').waitFor();
});

test('who is banned is told so, and does not come back', async () => {
  await guest.click('ask');
  await guest.find('problem').waitFor();
  await guest.reads('problem', 'You cannot come on stage here.');
  const { body } = await cloud.api('GET', `/get-room/${roomId}`);
  expect(body.stage?.map(({ userId }) => userId)).not.toContain(guestId);
  expect(body.requests).toEqual([]);
});

test('the host finds ban and reason in the log, at 320 pixels as well, and lifts it', async () => {
  await host.click('order');
  await host.find(`unban-${guestId}`).waitFor();
  await host.reads('log', '辱骂他人');
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'order-sheet', { fullPage: false });
  await host.page.setViewportSize(SMALLEST);
  expect(await overflow(host)).toBeLessThanOrEqual(0);
  const box = await host.find(`unban-${guestId}`).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(MIN_TARGET_PX);
  await keepPicture(host, 'order-sheet-320', { fullPage: false });
  await host.click(`unban-${guestId}`);
  await host.find(`unban-${guestId}`).waitFor({ state: 'detached' });
  await host.page.keyboard.press('Escape');
  await keepPicture(host, 'order-studio-320');
  await host.page.setViewportSize(DESK);
  await guest.click('ask');
  expect(await host.nextAsking()).toBe(guestId);
});

test('a report of moderation is said to the host and to who is covered, with what to do', async () => {
  await host.click(`accept-${guestId}`);
  await guest.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  const seen = { roomId, userId: guestId, label: 'test-card', score: 97 };
  expect((await sendReport(cloud, seen)).status).toBe(200);
  await host.find('report-seen').waitFor();
  await host.reads('moderation-report', '“test-card” was reported');
  await host.reads('covered', 'neither sees nor hears Gus');
  await guest.find('covered-you').getByText('neither sees nor hears you').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  expect(await guest.seriousFaults()).toEqual([]);
  await keepPicture(host, 'order-moderation');
  await keepPicture(guest, 'order-covered');
  await host.click('report-seen');
  await host.find('report-seen').waitFor({ state: 'detached' });
  await cloud.api('POST', `/lift-moderation/${roomId}`, { as: 'admin', body: { userId: guestId } });
  await host.find('covered').getByText('Gus').waitFor({ state: 'detached' });
});

test('a warning by an admin is said to the host with its reason', async () => {
  const body = { action: 'warn', userId: guestId, reason: 'No smoking' };
  const warned = await cloud.api('POST', `/moderate/${roomId}`, { as: 'admin', body });
  expect(warned.status).toBe(200);
  const words = 'The operator warns you: “No smoking”';
  await host.find('moderation-report').getByText(words).waitFor();
  await host.reads('moderation-report', 'It is about Gus');
  expect(await host.seriousFaults()).toEqual([]);
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], [], []]);
});
