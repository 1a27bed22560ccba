/**
 * Takes pictures of every page at five sizes, in two languages, light and dark, for people to look
 * at: `npm run looks`. It ends with what a machine can see: what is cut, or out of the window.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestBrowser } from '../browser/browser';
import type { Person } from '../browser/person';
import { LocalCloud } from '../local-cloud';
import { filmOfFace } from '../pictures/face-film';
import { lookAt } from './looks';

const FOLDER = join(tmpdir(), 'lianmai-looks');
const DESK = { width: 1440, height: 900 };
/** A whole turn of the drawn person. */
const FILM_SECONDS = 7;
const PATIENCE_MS = 120_000;
/** Files of a recording are awaited for three minutes, and the timer runs every minute. */
const FILES_MS = 300_000;

const EVENINGS = [
  { locale: 'zh-CN', title: '周五夜谈 🎉', host: '林小麦', viewer: '小雨' },
  { locale: 'en-US', title: 'Friday night talk', host: 'Mai Lindqvist', viewer: 'Rain' },
];
type Evening = (typeof EVENINGS)[number];

/** One person's way through the pages, picture by picture. */
class Tour {
  readonly faults: string[] = [];
  readonly #language: string;

  constructor(
    readonly web: string,
    readonly browser: TestBrowser,
    readonly evening: Evening,
  ) {
    this.#language = evening.locale.slice(0, 2);
  }

  async person(): Promise<Person> {
    const { locale } = this.evening;
    const person = await this.browser.person({ locale, viewport: DESK });
    person.page.setDefaultTimeout(PATIENCE_MS);
    return person;
  }

  async look(person: Person, name: string): Promise<void> {
    const faults = await lookAt(person, `${name}.${this.#language}`, FOLDER);
    this.faults.push(...faults);
  }
}

async function seeShow(tour: Tour): Promise<void> {
  const { web, evening } = tour;
  const host = await tour.person();
  await host.page.goto(web);
  await host.find('sign-in-name').waitFor();
  await tour.look(host, 'sign-in');
  await host.signInHere(evening.host);
  await host.find('room-title').fill(evening.title);
  await host.find('room-recording').selectOption('manual');
  const roomId = await host.openRoom();
  await host.find('start-mix').waitFor();
  await tour.look(host, 'studio-off-air');
  await host.find('seats').selectOption('2');
  await host.click('start-mix');
  await host.isWatching();
  await host.click('record-start');
  await host.find('recording').waitFor();
  await tour.look(host, 'studio-alone');
  const viewer = await tour.person();
  await viewer.page.goto(`${web}/watch/${roomId}`);
  await viewer.isWatching();
  await tour.look(viewer, 'watch-visitor');
  await seeGuests(tour, host, viewer);
  for (const tab of ['qna', 'pk', 'settings']) {
    await host.click(`tab-${tab}`);
    await tour.look(host, `studio-${tab}`);
  }
  await host.click('share');
  await tour.look(host, 'studio-share');
  await host.page.keyboard.press('Escape');
  await seeLobby(tour, host);
  await seeReplay(tour, host, roomId);
  await viewer.page.goto(`${web}/nowhere`);
  await tour.look(viewer, 'no-page');
  await viewer.page.goto(`${web}/api`);
  await viewer.page.locator('.opblock').first().waitFor();
  await tour.look(viewer, 'api');
}

/** Two guests for one free pane: one of them asks, is accepted, and is only heard. */
async function seeGuests(tour: Tour, host: Person, viewer: Person): Promise<void> {
  await host.click('add-guest');
  const first = await host.nextAsking();
  await tour.look(host, 'studio-asked');
  await host.click(`accept-${first}`);
  await host.find(`tile-${first}`).waitFor();
  await viewer.click('visitor-stage');
  await tour.look(viewer, 'watch-name');
  await viewer.find('sign-in-name').fill(tour.evening.viewer);
  await viewer.click('sign-in');
  await viewer.find('withdraw').waitFor();
  await tour.look(viewer, 'watch-asked');
  await host.click(`accept-${await host.nextAsking()}`);
  await viewer.page.locator('[data-test="own-no-pane"]:not(:empty)').waitFor();
  await tour.look(viewer, 'watch-on-stage');
  await host.find('no-pane').waitFor();
  await tour.look(host, 'studio-people');
}

async function seeLobby(tour: Tour, host: Person): Promise<void> {
  const guest = await tour.person();
  await guest.signIn(tour.web, tour.evening.viewer);
  await guest.find('rooms').locator('li').first().waitFor();
  await tour.look(guest, 'lobby');
  await host.click('stop-mix');
  await tour.look(host, 'studio-stop-sure');
  await host.click('confirm-yes');
  await host.page.locator('[data-test="mix-state"]:not([data-state="live"])').waitFor();
  await tour.look(host, 'studio-resting');
}

/** The replay of the show, which its host finds in the lobby. */
async function seeReplay(tour: Tour, host: Person, roomId: string): Promise<void> {
  const replayId = `${roomId}_r1`;
  await host.page.goto(tour.web);
  await host.find(`download-${replayId}`).waitFor({ timeout: FILES_MS });
  await tour.look(host, 'lobby-own');
  await host.click(`replay-${replayId}`);
  await host.page.locator('[data-test="replay"][data-state="ready"]').waitFor();
  await host.click('chapter-1');
  await tour.look(host, 'replay-host');
  await host.click(`delete-${replayId}`);
  await tour.look(host, 'replay-delete-sure');
  const guest = await tour.person();
  await guest.page.goto(`${tour.web}/replay/${replayId}`);
  await guest.page.locator('[data-test="replay"][data-state="ready"]').waitFor();
  await tour.look(guest, 'replay-visitor');
  await guest.page.goto(`${tour.web}/replay/none_r1`);
  await guest.find('replay-missing').waitFor();
  await tour.look(guest, 'replay-missing');
}

async function seeVoice(tour: Tour): Promise<void> {
  const { web, evening } = tour;
  const host = await tour.person();
  await host.signIn(web, evening.host);
  await host.click('kind-voice');
  await host.find('room-title').fill(evening.title);
  const roomId = await host.openRoom();
  await host.click('start-mix');
  await host.isWatching();
  await tour.look(host, 'voice-studio');
  const viewer = await tour.person();
  await viewer.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await viewer.isWatching();
  await tour.look(viewer, 'voice-watch');
}

async function main(): Promise<void> {
  const cloud = await LocalCloud.start();
  const face = filmOfFace('Mai', { r: 0xd9, g: 0x8a, b: 0x6a }, FILM_SECONDS);
  const faults: string[] = [];
  try {
    for (const evening of EVENINGS) {
      const browser = await TestBrowser.launch(face);
      const tour = new Tour(cloud.description.web, browser, evening);
      try {
        await seeShow(tour);
        await seeVoice(tour);
      } finally {
        faults.push(...tour.faults);
        await browser.close();
      }
    }
  } finally {
    await cloud.stop();
    for (const fault of new Set(faults)) console.log(fault);
    console.log(`The pictures are in ${FOLDER}.`);
  }
}

await main();
