/** The show goes from its host to a guest: both are asked or told, and go on where they belong. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let guest: Person;
let roomId: string;
let guestId: string;
let hostId: string;

const view = async () => (await cloud.api('GET', `/get-room/${roomId}`)).body;
const isConnected = '[data-test="presence"][data-state="connected"]';

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test('the host is asked before the show is handed over', async () => {
  host = await browser.person();
  roomId = await host.goLive(cloud.description.web, 'Hana');
  hostId = String((await view()).hostId);
  guest = await browser.person({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, '小红');
  await guest.click('ask');
  guestId = await host.nextAsking();
  await host.click(`accept-${guestId}`);
  await guest.page.locator(isConnected).waitFor();
  await host.click(`more-${guestId}`);
  await host.click('hand-over');
  await host.page.getByText('Hand the show over to 小红?').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'handover-question', { fullPage: false });
  await host.click('hand-over-no');
  await host.find('hand-over').waitFor();
  expect((await view()).hostId).toBe(hostId);
});

test('the guest comes to the studio and the host to the stage, with a word, in the same mix', async () => {
  const before = await view();
  await host.click('hand-over');
  await host.click('hand-over-yes');
  await guest.page.getByText('你现在是本场直播的主播').waitFor();
  await guest.page.waitForURL(`**/studio/${roomId}`);
  await host.page.getByText('小红 hosts this show now.').waitFor();
  await host.page.waitForURL(`**/watch/${roomId}`);
  await guest.page.locator('[data-test="mix-state"], [data-test="stop-mix"]').first().waitFor();
  await host.page.locator(isConnected).waitFor();
  const after = await view();
  expect([after.hostId, after.mix?.taskId]).toEqual([guestId, before.mix?.taskId]);
  expect(after.stage?.map(({ userId, seatNumber }) => [userId, seatNumber])).toEqual([
    [guestId, 1],
    [hostId, 2],
  ]);
  await keepPicture(guest, 'handover-studio-phone-zh');
  await keepPicture(host, 'handover-watch');
});

test('the new host names the old one as deputy, who goes on when the page of the host is closed', async () => {
  // The panel is in a tab beside the stage.
  await guest.click(`more-${hostId}`);
  await guest.click('set-deputy');
  await guest.page.locator('[data-test="set-deputy"][data-is-deputy="true"]').waitFor();
  expect(await guest.seriousFaults()).toEqual([]);
  await keepPicture(guest, 'handover-deputy-phone-zh', { fullPage: false });
  await host.find('deputy-you').getByText('You are the deputy').waitFor();
  const { mix } = await view();
  await guest.page.goto('about:blank');
  await host.find('deputy-you').getByText('You host the show in').waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await host.find('host-away').getByText('Hana goes on with the show in').waitFor();
  await guest.page.goto(cloud.description.web);
  await guest.find('away').getByText('将由Hana接手主持').waitFor();
  await cloud.advance(61_000);
  await host.page.getByText('You host this show now.').waitFor();
  await host.page.waitForURL(`**/studio/${roomId}`);
  expect(await view()).toMatchObject({ hostId, mix: { taskId: mix?.taskId } });
});

test('a host who was away is told who hosts the show now', async () => {
  await guest.page.goto(cloud.description.web);
  await guest.find('live-bar').getByText('本场直播现由 Hana 主持').waitFor();
  await keepPicture(guest, 'handover-live-bar-phone-zh', { fullPage: false });
  await guest.page.goto(`${cloud.description.web}/studio/${roomId}`);
  await guest.find('not-host').waitFor();
  await guest.reads('not-host', 'Hana');
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});
