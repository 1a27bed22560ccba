/** Paid questions as people see them: a host and a viewer in browsers, from the price to the end. */
import { borrowCloud, giveBack } from '../borrowed-cloud';
import type { LocalCloud } from '../local-cloud';
import { keepPicture, TestBrowser } from './browser';
import type { Person } from './person';
import { RED, RED_CAMERA } from './stage-colours';

const SECONDS = 30;
const GREEN = { r: 0x20, g: 0x90, b: 0x40 };
const LEFT = { x: 0.25, y: 0.6 };
const RIGHT = { x: 0.75, y: 0.6 };

let cloud: LocalCloud;
let browser: TestBrowser;
let host: Person;
let asker: Person;
let roomId: string;
let questionId: string;

beforeAll(async () => {
  [cloud, browser] = await Promise.all([borrowCloud(), TestBrowser.launch()]);
});
afterAll(async () => {
  await browser?.close();
  await giveBack(cloud);
});

test('the host sets a price in yuan', async () => {
  host = await browser.person({ camera: RED_CAMERA });
  asker = await browser.person({ camera: '#209040', locale: 'zh-CN' });
  roomId = await host.goLive(cloud.description.web, 'Rosa');
  await host.click('tab-qna');
  await host.find('qna-price').fill('9.999');
  await host.click('qna-open');
  await host.lacks('qna-close');
  await host.find('qna-price').fill('9.9');
  await host.find('qna-seconds').fill(String(SECONDS));
  await host.click('qna-open');
  await host.find('qna-close').waitFor();
  expect((await roomNow()).qna).toMatchObject({ priceCents: 990, secondsPerAnswer: SECONDS });
});

test('a viewer asks, and may withdraw what is not paid', async () => {
  await asker.signIn(`${cloud.description.web}/watch/${roomId}`, '小明');
  await ask('唱什么歌？');
  await asker.page.locator('[data-test^="withdraw-"]').click();
  await asker.page.locator('[data-state="cancelled"]').waitFor();
});

test('paid on the page of the provider, the question waits in the queue of the host', async () => {
  await ask('下一首是什么？');
  await pay();
  const queued = host.page.locator('[data-test^="question-"][data-state="queued"]');
  await queued.waitFor();
  questionId = (await queued.getAttribute('data-test'))?.slice('question-'.length) ?? '';
  expect(await queued.textContent()).toContain('下一首是什么？');
  await asker.page.locator(`[data-test="question-${questionId}"][data-state="queued"]`).waitFor();
  expect(await host.seriousFaults()).toEqual([]);
  await keepPicture(host, 'qna-queue');
});

test('ready beforehand, the asker is on stage as soon as the host takes the question', async () => {
  await asker.click('question-prepare');
  await keepPicture(asker, 'qna-prepared-zh');
  await host.click(`take-${questionId}`);
  await host.sees([
    { ...LEFT, ...RED },
    { ...RIGHT, ...GREEN },
  ]);
  for (const person of [host, asker]) {
    await person.reads('qna-countdown', /^0:[0-3]\d$/);
    await person.reads('qna-answering', '下一首是什么？');
  }
  expect(await host.seriousFaults()).toEqual([]);
  expect(await asker.seriousFaults()).toEqual([]);
  await keepPicture(host, 'qna-answer');
  await keepPicture(asker, 'qna-answer-zh');
});

test('when the host ends the answer after half of its seconds, the asker watches again', async () => {
  await cloud.advance(SECONDS * 500);
  await host.click(`end-${questionId}`);
  await asker.page.locator(`[data-test="question-${questionId}"][data-state="answered"]`).waitFor();
  await asker.page.locator('[data-test="guest"][data-stage="none"]').waitFor();
  await host.find(`question-${questionId}`).waitFor({ state: 'detached' });
  await asker.lacks('qna-countdown');
});

test('a question that the host refuses is refunded', async () => {
  await ask('再来一首？');
  await pay();
  await host.page.locator('[data-test^="refuse-"]').click();
  await asker.page.locator('[data-test^="question-"][data-state="refunded"]').waitFor();
  await host.click('qna-close');
  await host.find('qna-open').waitFor();
  await keepPicture(asker, 'qna-refunded-zh');
});

test('no page has thrown or logged an error', () => {
  expect(browser.people.map(({ problems }) => problems)).toEqual([[], []]);
});

/** Goes to the payment provider's page in the tab that the link opens, and pays. */
async function pay(): Promise<void> {
  const [tab] = await Promise.all([asker.page.waitForEvent('popup'), asker.click('question-pay')]);
  const button = tab.getByRole('button', { name: 'Pay' });
  await button.waitFor();
  expect(await asker.seriousFaults(tab)).toEqual([]);
  await button.click();
  await tab.getByRole('status').waitFor();
  await tab.close();
}

async function ask(text: string): Promise<void> {
  await asker.find('question-text').fill(text);
  await asker.click('question-ask');
  await asker.find('question-pay').waitFor();
}

async function roomNow() {
  return (await cloud.api('GET', `/get-room/${roomId}`)).body;
}
