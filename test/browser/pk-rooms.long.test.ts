/** A PK of three rooms as people see it: one more is invited, all meet, and one leaves alone. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';
import { RED, RED_CAMERA } from './stage-colours';

const GREEN = { r: 0x20, g: 0x90, b: 0x40 };
const BLUE = { r: 0x24, g: 0x71, b: 0xa3 };
/** Three in a grid: the left half, and the two quarters of the right one. */
const LEFT = { x: 0.25, y: 0.6 };
const UPPER = { x: 0.75, y: 0.3 };
const LOWER = { x: 0.75, y: 0.8 };
/** The third host, whom nobody has to see in a browser. */
const BO = { roomId: 'jazz', userId: 'bo' };

let cloud: LocalCloud;
let browser: TestBrowser;
let red: Person;
let green: Person;
let redRoomId: string;
let greenRoomId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud({ MIXER: 'live' }), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

function byBo(path: string, body: object) {
  return cloud.api('POST', `/${path}/${BO.roomId}`, { as: BO.userId, body });
}

async function challenge(roomId: string): Promise<void> {
  await red.click('tab-pk');
  await red.click('pk-look');
  await red.click(`pk-challenge-${roomId}`);
}

test('two of three live hosts hold a PK', async () => {
  const { roomId, userId } = BO;
  await cloud.api('POST', '/create-room', { as: userId, body: { roomId } });
  await cloud.join(roomId, userId, { color: '#2471a3', tone: 660, role: 'host' });
  await byBo('start-mix', { resolution: '360p' });
  red = await browser.person({ camera: RED_CAMERA });
  green = await browser.person({ camera: '#209040', locale: 'zh-CN' });
  redRoomId = await red.goLive(cloud.description.web, 'Rosa');
  greenRoomId = await green.goLive(cloud.description.web, '格林');
  await challenge(greenRoomId);
  await green.click('pk-accept');
  await red.find('pk-tile').waitFor();
  expect(await red.find('pk-end').textContent()).toBe('End the PK');
});

test('a third host is invited into it, which any host in it may take back', async () => {
  await challenge(BO.roomId);
  await green.find('pk-withdraw').waitFor();
  await red.reads('pk-desk', 'Waiting for the answer of bo…');
  await keepPicture(red, 'pk-inviting-third');
  await green.click('pk-withdraw');
  await red.lacks('pk-withdraw');
  expect(await byBo('accept-pk', {})).toMatchObject({ status: 409 });
});

test('once accepted all see three hosts, and the hosts see one another', async () => {
  await challenge(BO.roomId);
  await red.find('pk-withdraw').waitFor();
  expect(await byBo('accept-pk', {})).toMatchObject({ status: 200 });
  await red.sees([
    { ...LEFT, ...RED },
    { ...UPPER, ...GREEN },
    { ...LOWER, ...BLUE },
  ]);
  await red.find('pk-tile').nth(1).waitFor();
  await red.page.locator('[data-test="pk-link"][data-state="connected"]').waitFor();
  expect(await red.find('pk-others').textContent()).toBe('In the PK with you: 格林, bo.');
  expect(await green.find('pk-end').textContent()).toBe('退出 PK');
});

test('the next round is of all three, and begins when the last has accepted', async () => {
  await green.click('round-surrender');
  await red.click('round-start');
  await green.find('round-proposal').waitFor();
  await green.click('round-start');
  await green.lacks('round-start');
  await green.reads('round-proposal', 'bo');
  const terms = { minutes: 5, punishSeconds: 60 };
  expect((await byBo('start-round', terms)).body).toMatchObject({ state: 'running' });
  const body = { eventId: 'rose', points: 30 };
  const headers = { authorization: `Bearer ${cloud.description.serverKey}` };
  await cloud.api('POST', `/score-pk/${BO.roomId}`, { as: '', body, headers });
  await red.page.locator('[data-points="0 0 30"][data-sides="3"]').waitFor();
  for (const person of [red, green]) expect(await person.seriousFaults()).toEqual([]);
  await keepPicture(red, 'pk-three-studio');
  await green.page.setViewportSize({ width: 390, height: 844 });
  await keepPicture(green, 'pk-three-studio-zh-phone');
  await green.page.setViewportSize({ width: 1440, height: 900 });
});

test('the next round is of teams that a host picks, and the others are told before they accept', async () => {
  await byBo('surrender-round', {});
  await red.click('round-surrender');
  await red.find('round-teams').selectOption({ label: 'Rosa, bo v 格林' });
  await red.click('round-start');
  await green.find('round-proposal').waitFor();
  await green.reads('round-proposal', 'Rosa、bo 对 格林');
  await green.click('round-start');
  await green.lacks('round-start');
  const teams = [[BO.roomId, redRoomId], [greenRoomId]];
  expect((await byBo('start-round', { teams })).body).toMatchObject({ state: 'running' });
  const body = { eventId: 'lily', points: 30 };
  const headers = { authorization: `Bearer ${cloud.description.serverKey}` };
  await cloud.api('POST', `/score-pk/${BO.roomId}`, { as: '', body, headers });
  await red.page.locator('[data-points="30 0"][data-sides="2"]').waitFor();
  await green.page.locator('[data-points="0 30"][data-sides="2"]').waitFor();
  for (const person of [red, green]) expect(await person.seriousFaults()).toEqual([]);
  await keepPicture(red, 'pk-teams-studio');
  await green.page.setViewportSize({ width: 390, height: 844 });
  await keepPicture(green, 'pk-teams-studio-zh-phone');
  await green.page.setViewportSize({ width: 1440, height: 900 });
});

test('one leaves alone, has lost the round, and the others go on', async () => {
  expect(await byBo('end-pk', {})).toMatchObject({ status: 200 });
  await red.sees([
    { ...LEFT, ...RED },
    { ...UPPER, ...GREEN },
    { ...LOWER, ...GREEN },
  ]);
  await red.find('pk-tile').nth(1).waitFor({ state: 'detached' });
  await red.page.locator('[data-test="pk-clock"][data-counts="round"]').waitFor();
  await red.reads('pk-score', 'bo 30 left');
});

test('who leaves the other two ends the PK, and the audience is told why', async () => {
  await green.click('pk-end');
  await green.find('pk-result').waitFor();
  await green.page.setViewportSize({ width: 390, height: 844 });
  await green.page.goto(`${cloud.description.web}/watch/${redRoomId}`);
  await green.page.locator('[data-test="pk-banner"][data-state="over"]').waitFor();
  const said = await green.find('pk-banner').textContent();
  expect(said).toContain('Rosa 赢得了第 3 局。');
  expect(said).toContain('格林、bo 已退出。');
  expect(await green.seriousFaults()).toEqual([]);
  await keepPicture(green, 'pk-three-over-phone');
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});
