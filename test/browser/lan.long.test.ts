/**
 * `npm start -- --lan` as phones use it: a second address of this machine stands for the network, and
 * its certificate is gone past by hand, as the terminal says.
 */
import { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';
import { RED, RED_CAMERA } from './stage-colours';

const ADDRESS = '127.0.0.2';
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  ignoreHTTPSErrors: true,
};

let cloud: LocalCloud;
let browser: TestBrowser;
let origin: string;
let roomId: string;
let host: Person;
let viewer: Person;
/** Where the pages have sent requests to. */
const origins = new Set<string>();

beforeAll(async () => {
  [cloud, browser] = await Promise.all([
    LocalCloud.start({}, ['--lan', ADDRESS]),
    TestBrowser.launch(),
  ]);
  [origin = ''] = /https:\/\/127\.0\.0\.2:\d+/.exec(cloud.process.output) ?? [];
});
afterAll(async () => {
  await browser?.close();
  await cloud?.stop();
});

async function phone(camera?: string): Promise<Person> {
  const person = await browser.person({ ...PHONE, ...(camera && { camera }) });
  person.page.on('request', (request) => origins.add(new URL(request.url()).origin));
  return person;
}

test('a host is live from a phone', async () => {
  host = await phone(RED_CAMERA);
  await host.signIn(origin, 'Ann');
  await host.find('room-title').fill('From a phone');
  roomId = await host.openRoom();
  await host.click('start-mix');
  await host.isLive();
  await keepPicture(host, 'lan-host', { fullPage: false });
});

test('another phone watches, without an account', async () => {
  viewer = await phone();
  await viewer.page.goto(`${origin}/watch/${roomId}`);
  await viewer.sees([{ x: 0.5, y: 0.6, ...RED }]);
  await keepPicture(viewer, 'lan-watch', { fullPage: false });
});

test('every request went to the address that the phones were told', () => {
  expect([...origins]).toEqual([origin]);
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});
