/**
 * The product's main job as people see it: real browsers, clicks, cameras and pixels. What the host
 * and the guest send by WebRTC is mixed by the product and watched as HTTP-FLV.
 */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import { FILM_BLUE } from './film';
import type { Person } from './person';
import { HOST_ALONE, RED, RED_CAMERA, SIDE_BY_SIDE } from './stage-colours';

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let viewer: Person;
let guest: Person;
let guestId = '';
let roomId: string;
/** Play connections that the viewer's page has opened. */
let playRequests = 0;
/** How many there were before anybody came on stage. */
let connections = 0;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test('a host opens a room, goes on stage and starts the broadcast', async () => {
  host = await browser.person({ camera: RED_CAMERA });
  await host.signIn(cloud.description.web, '主播 Ann');
  await host.find('room-title').fill('Friday show');
  roomId = await host.openRoom();
  await host.find('resolution').selectOption('360p');
  await host.click('start-mix');
  await host.sees(HOST_ALONE);
});

test('the audience sees the host, and goes on watching while it signs in', async () => {
  viewer = await browser.person();
  viewer.page.on('request', (request) => {
    if (/\.flv\?/.test(request.url())) playRequests += 1;
  });
  // They watch as a visitor first, and sign in on the way.
  await viewer.page.goto(`${cloud.description.web}/watch/${roomId}`);
  await viewer.sees(HOST_ALONE);
  connections = playRequests;
  await viewer.signInHere('Vera');
  await viewer.find('ask').waitFor();
  await viewer.sees(HOST_ALONE);
});

test('an accepted guest is seen beside the host', async () => {
  guest = await browser.person();
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, '嘉宾 Ben');
  await guest.click('ask');
  guestId = await host.nextAsking();
  await host.click(`accept-${guestId}`);
  await viewer.sees(SIDE_BY_SIDE);
});

test('host and guest see each other without the delay of the broadcast', async () => {
  await host.sees([{ x: 0.5, y: 0.6, ...FILM_BLUE }], `[data-test="tile-${guestId}"] video`);
  await guest.sees([{ x: 0.5, y: 0.6, ...RED }], '[data-test^="tile-"] video');
  await keepPicture(host, 'studio-live');
  await keepPicture(viewer, 'watch-live');
  await keepPicture(guest, 'watch-on-stage');
});

test('another layout is seen by the audience', async () => {
  await host.click('layout-solo');
  await viewer.sees(HOST_ALONE);
  await host.click('layout-side-by-side');
  await viewer.sees(SIDE_BY_SIDE);
});

test('a guest whom the host removes is out of the picture, and told so', async () => {
  await host.click(`remove-${guestId}`);
  await viewer.sees(HOST_ALONE);
  await guest.find('ask').waitFor();
});

test('the audience needed one connection for all of it', () => {
  expect(connections).toBeGreaterThan(0);
  expect(playRequests).toBe(connections);
});

test('after a stop the page counts down the rest of the address, and the audience is told', async () => {
  await host.click('stop-mix');
  await host.click('confirm-yes');
  const cooldown = host.find('cooldown');
  expect(Number(await cooldown.getAttribute('data-seconds'))).toBeGreaterThan(5);
  await viewer.page.locator('[data-test="player"][data-state="off-air"]').waitFor();
  await keepPicture(host, 'studio-resting');
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], [], []]);
});
