/** A PK as people see it: two hosts and a viewer in browsers, pixels and gifts. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';
import { RED, RED_CAMERA } from './stage-colours';

const REFUSAL_PAUSE_MS = 2 * 60_000;
const GREEN = { r: 0x20, g: 0x90, b: 0x40 };
const LEFT = { x: 0.25, y: 0.6 };
const RIGHT = { x: 0.75, y: 0.6 };
const MIDDLE = { x: 0.5, y: 0.6 };

let cloud: LocalCloud;
let browser: TestBrowser;
let red: Person;
let green: Person;
let viewer: Person;
let redRoomId: string;
let greenRoomId: string;
/** Play connections that the viewer's page has opened. */
let playRequests = 0;
/** How many there were before the PK. */
let connections = 0;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test('two hosts are live, each before an audience', async () => {
  red = await browser.person({ camera: RED_CAMERA });
  green = await browser.person({ camera: '#209040', locale: 'zh-CN' });
  redRoomId = await red.goLive(cloud.description.web, 'Rosa');
  greenRoomId = await green.goLive(cloud.description.web, '格林');
  viewer = await browser.person({ reducedMotion: 'no-preference' });
  viewer.page.on('request', (request) => {
    if (/\.flv\?/.test(request.url())) playRequests += 1;
  });
  await viewer.signIn(`${cloud.description.web}/watch/${redRoomId}`, 'Vera');
  // Who signs in has another player than the visitor they were.
  await viewer.find('ask').waitFor();
  await viewer.sees([{ ...LEFT, ...RED }]);
  connections = playRequests;
});

test('a host puts a title into the picture, and pins who is where', async () => {
  await red.click('tab-settings');
  await red.click('look');
  await red.find('look-title').fill('Friday duel');
  await red.find('look-background').fill('http://cdn.example.com/stage.png');
  await red.click('look-apply');
  expect((await mixOf(redRoomId))?.watermark).toBeUndefined();
  await red.find('look-background').fill('');
  await red.find('pane-1').selectOption('');
  await red.find('pane-2').selectOption({ label: 'Rosa' });
  const isChanged = red.page.waitForResponse((answer) => answer.url().includes('/update-mix/'));
  await red.click('look-apply');
  await isChanged;
  expect(await mixOf(redRoomId)).toMatchObject({
    watermark: { text: 'Friday duel' },
    panes: [null, expect.any(String)],
  });
  expect(await red.seriousFaults()).toEqual([]);
  await keepPicture(red, 'look');
  await red.click('look');
});

test('an invitation counts down on both sides, and can be refused', async () => {
  await challenge();
  await green.find('pk-invitation').waitFor();
  await red.reads('pk-seconds', /^\d+ s$/);
  const focused = await green.page.evaluate('document.activeElement?.textContent');
  expect(focused).toContain('Rosa');
  expect(await green.seriousFaults()).toEqual([]);
  await keepPicture(green, 'pk-invitation-zh');
  await keepPicture(red, 'pk-inviting');
  await green.click('pk-refuse');
  await red.find('pk-look').waitFor();
});

test('accepted, both audiences see both hosts, and the hosts see each other', async () => {
  // Who was refused may not ask again before.
  await cloud.advance(REFUSAL_PAUSE_MS);
  await challenge();
  await green.click('pk-accept');
  await viewer.sees([
    { ...LEFT, ...RED },
    { ...RIGHT, ...GREEN },
  ]);
  await green.sees([
    { ...LEFT, ...GREEN },
    { ...RIGHT, ...RED },
  ]);
  await red.sees([{ ...MIDDLE, ...GREEN }], '[data-test="pk-tile"] video');
  await green.sees([{ ...MIDDLE, ...RED }], '[data-test="pk-tile"] video');
  await red.page.locator('[data-test="pk-link"][data-state="connected"]').waitFor();
});

test('a host mutes the other one, hears them no more, and hears them again', async () => {
  const mute = red.find(`pk-mute-${greenRoomId}`);
  const isSilent = () =>
    red.page.evaluate(`document.querySelector('[data-test="pk-tile"] video').muted`);
  expect(await mute.textContent()).toBe('Mute 格林');
  expect(await isSilent()).toBe(false);
  await mute.click();
  await mute.getByText('Hear 格林 again').waitFor();
  expect(await isSilent()).toBe(true);
  expect((await mixOf(redRoomId))?.muted).toHaveLength(1);
  await keepPicture(red, 'pk-muted');
  await mute.click();
  await mute.getByText('Mute 格林').waitFor();
  expect(await isSilent()).toBe(false);
});

test('gifts move the bar for hosts and audience', async () => {
  await gift(redRoomId, 30);
  await gift(greenRoomId, 10);
  await viewer.page.locator('[data-points="30 10"]').waitFor();
  await green.page.locator('[data-points="10 30"]').waitFor();
  // The local cloud stands in for the app's own server.
  await viewer.click('gift-rocket');
  await red.page.locator('[data-points="40 10"]').waitFor();
  let told = 0;
  viewer.page.on('request', (request) => {
    if (request.url().endsWith('/local/likes')) told += 1;
  });
  await viewer.find('like').evaluate((button) => {
    for (let count = 0; count < 5; count += 1) (button as unknown as { click(): void }).click();
  });
  await viewer.find('heart').first().waitFor();
  await keepPicture(viewer, 'pk-likes', { fullPage: false });
  await red.page.locator('[data-points="45 10"]').waitFor();
  expect(told).toBe(1);
  expect(await viewer.seriousFaults()).toEqual([]);
  expect(await red.seriousFaults()).toEqual([]);
  await keepPicture(viewer, 'pk-watch');
  await keepPicture(red, 'pk-studio');
  await keepPicture(green, 'pk-studio-zh');
});

test('a round is given up, its punishment counts down, and a rematch is proposed and accepted', async () => {
  await green.click('round-surrender');
  await red.find('round-result').waitFor();
  expect(await red.find('round-result').textContent()).toBe('Rosa has won round 1. 格林 gave up.');
  // The rocket of the viewer; likes are counted together, and no gift of the app's server has a giver.
  await red.find('top-givers').waitFor();
  await red.reads('top-givers', /^Most given to Rosavera-\w+ 10$/);
  await green.reads('top-givers', /^Rosa 的贡献榜vera-\w+ 10$/);
  await viewer.page.locator('[data-test="pk-clock"][data-counts="punishment"]').waitFor();
  await green.page.locator('[data-test="pk-clock"][data-counts="punishment"]').waitFor();
  await viewer.find('gift-rocket').waitFor({ state: 'detached' });
  // What is said of the picture leaves the names and the score to be read.
  const boxOf = (css: string) => viewer.page.locator(css).boundingBox();
  const [badge, bar] = await Promise.all([boxOf('.badge.live'), boxOf('.pk-banner .pk-score')]);
  expect(badge?.y).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0));
  await keepPicture(viewer, 'round-punished-watch');
  await keepPicture(green, 'round-punished-zh');
  await keepPicture(red, 'round-punished');
  await red.click('round-start');
  await green.find('round-proposal').waitFor();
  await red.lacks('round-start');
  for (const person of [red, green]) expect(await person.seriousFaults()).toEqual([]);
  await keepPicture(red, 'round-proposed');
  await green.page.setViewportSize({ width: 390, height: 844 });
  await keepPicture(green, 'round-proposed-zh-phone');
  await green.page.setViewportSize({ width: 1440, height: 900 });
  await green.click('round-start');
  await viewer.page.locator('[data-test="pk-clock"][data-counts="round"]').waitFor();
  await gift(redRoomId, 20, 'second');
  await viewer.page.locator('[data-points="20 0"]').waitFor();
});

test('after the end the result is said, the other host is gone, and the look is as before', async () => {
  // Who leaves has lost the round.
  await green.click('pk-end');
  await red.find('pk-result').waitFor();
  await red.reads('pk-result', 'Rosa has won round 2');
  await green.reads('pk-result', 'Rosa');
  await viewer.page.locator('[data-test="pk-banner"][data-state="over"]').waitFor();
  await viewer.sees([
    { ...LEFT, ...RED },
    { ...RIGHT, ...RED },
  ]);
  await red.lacks('pk-tile');
  await keepPicture(viewer, 'pk-watch-result');
  await viewer.click('pk-banner-dismiss');
  await viewer.page
    .locator('[data-test="pk-banner"][data-state="none"]')
    .waitFor({ state: 'attached' });
  await keepPicture(red, 'pk-result');
  await red.click('pk-dismiss');
  await red.page.locator('[data-test="pk-desk"][data-state="none"]').waitFor({ state: 'attached' });
});

test('the audience needed one connection for all of it', () => {
  expect(connections).toBeGreaterThan(0);
  expect(playRequests).toBe(connections);
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], [], []]);
});

async function mixOf(roomId: string) {
  return (await cloud.api('GET', `/get-room/${roomId}`)).body.mix;
}

async function challenge(): Promise<void> {
  await red.click('tab-pk');
  await red.click('pk-look');
  await red.click(`pk-challenge-${greenRoomId}`);
}

async function gift(roomId: string, points: number, round = 'first'): Promise<void> {
  const { status } = await cloud.api('POST', `/score-pk/${roomId}`, {
    as: '',
    body: { eventId: `gift-${roomId}-${round}`, points },
    headers: { authorization: `Bearer ${cloud.description.serverKey}` },
  });
  expect(status).toBe(200);
}
