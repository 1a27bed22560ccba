/** Seats as people meet them: numbers, free ones to take, locks, moves, and the queue. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let guest: Person;
let roomId: string;

const desk = (what: string) => host.page.locator(`[data-test="${what}"]`);
const view = async () => (await cloud.api('GET', `/get-room/${roomId}`)).body;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test('who asks is told their place in the queue, and when they are next', async () => {
  host = await browser.person();
  await host.signIn(cloud.description.web, 'Ann Lee');
  await host.find('room-title').fill('Seats');
  roomId = await host.openRoom();
  await cloud.api('POST', `/request-stage/${roomId}`, { as: 'early', body: {} });
  guest = await browser.person({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, '小红');
  await guest.click('ask');
  await guest.page.locator('[data-test="position"]', { hasText: '2' }).waitFor();
  await cloud.api('POST', `/unseat-member/${roomId}/early`, { as: 'early' });
  await guest.page.locator('[data-test="position"]', { hasText: '下一位' }).waitFor();
  await guest.click('withdraw');
  await guest.find('ask').waitFor();
});

test('the host locks a seat, and viewers take one of the others where they are free', async () => {
  await host.page.locator('[data-test="seat-desk"] summary').click();
  await host.click('lock-2');
  await host.page.locator('[data-test="lock-2"][aria-pressed="true"]').waitFor();
  await desk('admission').selectOption('free');
  await guest.find('take-3').waitFor();
  await guest.lacks('take-2');
  expect(await guest.seriousFaults()).toEqual([]);
  await keepPicture(guest, 'seats-free-phone-zh');
  await guest.click('take-3');
  await host.find('move-3').waitFor();
  expect((await view()).stage?.[1]).toMatchObject({ seatNumber: 3, state: 'seated' });
});

test('the host moves the guest, and takes sound and picture of the seat out of the mix', async () => {
  await desk('move-3').selectOption('5');
  await host.find('move-5').waitFor();
  await host.click('silent-5');
  await host.page.locator('[data-test="silent-5"][aria-pressed="true"]').waitFor();
  await host.click('dark-5');
  await host.page.locator('[data-test="dark-5"][aria-pressed="true"]').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'seats-desk');
  expect((await view()).stage?.[1]).toMatchObject({ seatNumber: 5 });
});

test('where only invitations are good nobody is offered to ask', async () => {
  await desk('admission').selectOption('closed');
  const viewer = await browser.person();
  await viewer.signIn(`${cloud.description.web}/watch/${roomId}`, 'Vera');
  await viewer.find('guest').waitFor();
  await viewer.page.getByText('by invitation').waitFor();
  await viewer.lacks('ask');
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], [], []]);
});
