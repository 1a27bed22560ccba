/**
 * The product's main job as people see it: real browsers, clicks, cameras and pixels. What the host
 * and the guest send by WebRTC is mixed by the product and watched as HTTP-FLV.
 */
import { LocalCloud } from '../local-cloud';
import { FILM_BLUE, keepPicture, TestBrowser } from './browser';
import type { Person, Spot } from './person';

jest.setTimeout(60_000);

const RED = { r: 0xc0, g: 0x20, b: 0x20 };
const LEFT = { x: 0.25, y: 0.6 };
const RIGHT = { x: 0.75, y: 0.6 };
const HOST_ALONE: Spot[] = [
  { ...LEFT, ...RED },
  { ...RIGHT, ...RED },
];
const SIDE_BY_SIDE: Spot[] = [
  { ...LEFT, ...RED },
  { ...RIGHT, ...FILM_BLUE },
];

const MAX_GLASS_TO_GLASS_MS = 1500;
/**
 * Limits in parts of glass to glass, which every change of the picture needs once: a slow machine
 * makes both longer. A guest who is accepted is told so, joins the channel and is decoded.
 */
const MAX_ACCEPTED_PARTS = 3;
const MAX_LAYOUT_CHANGE_PARTS = 2;
/** Three seconds of pictures. */
const DELAY_SAMPLES = 45;
/** A machine that is busy with something else only ever makes things later: the fastest counts. */
const MAX_TRIES = 6;

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
/** The median of what this run has measured last. */
let glassToGlassMs = 0;
const measured: string[] = [];

beforeAll(async () => {
  [cloud, browser] = await Promise.all([LocalCloud.start(), TestBrowser.launch()]);
});
afterAll(async () => {
  process.stdout.write(`${measured.map((line) => `  ${line}\n`).join('')}`);
  await browser?.close();
  await cloud?.stop();
});

test('a host opens a room, goes on stage and starts the broadcast', async () => {
  host = await browser.person({ camera: '#c02020' });
  await host.signIn(cloud.description.web, '主播 Ann');
  await host.find('room-title').fill('Friday show');
  roomId = await host.openRoom();
  await host.find('resolution').selectOption('360p');
  const clickedAtMs = await host.click('start-mix');
  measure('start → the host sees the program', (await host.sees(HOST_ALONE)) - clickedAtMs);
});

test('the audience sees the host a second and a half after the camera, at most', async () => {
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
  // The player catches up with the live edge in its first seconds.
  await viewer.delaysMs(DELAY_SAMPLES);
  const lateMs = await fastest('glass to glass, 95 of 100', MAX_GLASS_TO_GLASS_MS, async () => {
    const delays = (await viewer.delaysMs(DELAY_SAMPLES)).sort((a, b) => a - b);
    glassToGlassMs = delays[Math.floor(delays.length / 2)] ?? 0;
    measure('glass to glass, median', glassToGlassMs);
    return delays[Math.floor(0.95 * delays.length)] ?? 0;
  });
  expect(lateMs).toBeLessThan(MAX_GLASS_TO_GLASS_MS);
});

test('an accepted guest is seen beside the host within three times glass to glass', async () => {
  guest = await browser.person();
  await guest.signIn(`${cloud.description.web}/watch/${roomId}`, '嘉宾 Ben');
  const limitMs = MAX_ACCEPTED_PARTS * glassToGlassMs;
  const visibleMs = await fastest('accepted → seen by the audience', limitMs, () =>
    guestId ? removeGuest().then(comeOnStage) : comeOnStage(),
  );
  expect(visibleMs).toBeLessThan(limitMs);
});

test('host and guest see each other without the delay of the broadcast', async () => {
  await host.sees([{ x: 0.5, y: 0.6, ...FILM_BLUE }], `[data-test="tile-${guestId}"] video`);
  await guest.sees([{ x: 0.5, y: 0.6, ...RED }], '[data-test^="tile-"] video');
  await keepPicture(host, 'studio-live');
  await keepPicture(viewer, 'watch-live');
  await keepPicture(guest, 'watch-on-stage');
});

test('another layout is seen within twice glass to glass', async () => {
  const limitMs = MAX_LAYOUT_CHANGE_PARTS * glassToGlassMs;
  const changeMs = await fastest('layout → seen by the audience', limitMs, async () => {
    const clickedAtMs = await host.click('layout-solo');
    const seenAtMs = await viewer.sees(HOST_ALONE);
    await host.click('layout-side-by-side');
    await viewer.sees(SIDE_BY_SIDE);
    return seenAtMs - clickedAtMs;
  });
  expect(changeMs).toBeLessThan(limitMs);
});

test('a guest whom the host removes is out of the picture, and told so', async () => {
  measure('removed → out of the picture', await removeGuest());
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

/** How long it takes from the host's yes to the audience's eyes. */
async function comeOnStage(): Promise<number> {
  await guest.click('ask');
  guestId = await host.nextAsking();
  const acceptedAtMs = await host.click(`accept-${guestId}`);
  return (await viewer.sees(SIDE_BY_SIDE)) - acceptedAtMs;
}

async function removeGuest(): Promise<number> {
  const clickedAtMs = await host.click(`remove-${guestId}`);
  return (await viewer.sees(HOST_ALONE)) - clickedAtMs;
}

/** Measures until it is fast enough, or has been tried often enough. */
async function fastest(what: string, limitMs: number, once: () => Promise<number>) {
  let bestMs = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < MAX_TRIES && bestMs >= limitMs; tries++) {
    const tookMs = await once();
    measure(what, tookMs);
    bestMs = Math.min(bestMs, tookMs);
  }
  return bestMs;
}

function measure(what: string, ms: number): void {
  measured.push(`${what}: ${Math.round(ms)} ms`);
}
