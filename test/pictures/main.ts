/** Takes the pictures of the README: a show of two people, in Chinese and in English. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBrowser } from '../browser/browser';
import type { Person } from '../browser/person';
import { LocalCloud } from '../local-cloud';
import { bringFonts, DRAW_ANEW } from '../looks/fonts';
import { filmOfFace } from './face-film';

const IMAGES = 'docs/images';
const DESK = { width: 1440, height: 900 };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** A whole turn of the drawn people. */
const FILM_SECONDS = 7;
/** Until the picture is sharp, and the players have caught up. */
const REST_MS = 8000;
const PATIENCE_MS = 120_000;

const SHOWS = [
  { locale: 'zh-CN', title: '周五夜谈', host: '林小麦', guest: '陈默', viewer: '小雨' },
  { locale: 'en-US', title: 'Friday night talk', host: 'Mai', guest: 'Chen', viewer: 'Rain' },
];
type Show = (typeof SHOWS)[number];

async function main(): Promise<void> {
  const cloud = await LocalCloud.start();
  const browsers = await Promise.all([
    TestBrowser.launch(filmOfFace('Mai', { r: 0xd9, g: 0x8a, b: 0x6a }, FILM_SECONDS)),
    TestBrowser.launch(filmOfFace('Chen', { r: 0x4a, g: 0x7f, b: 0xa8 }, FILM_SECONDS)),
  ]);
  try {
    for (const show of SHOWS) await takePictures(cloud.description.web, browsers, show);
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await cloud.stop();
  }
}

async function takePictures(web: string, browsers: TestBrowser[], show: Show): Promise<void> {
  const [first, second] = browsers;
  if (!first || !second) throw new Error('Two browsers are needed.');
  const { locale } = show;
  const host = await first.person({ locale, viewport: DESK });
  await bringFonts(host.page.context());
  host.page.setDefaultTimeout(PATIENCE_MS);
  await host.signIn(web, show.host);
  await host.find('room-title').fill(show.title);
  const roomId = await host.openRoom();
  await host.click('start-mix');
  await host.isLive();
  const viewer = await second.person({ locale, ...PHONE });
  await bringFonts(viewer.page.context());
  await viewer.signIn(`${web}/watch/${roomId}`, show.viewer);
  await bringGuest(host, await second.person({ locale }), `${web}/watch/${roomId}`, show.guest);
  // The guest is connected.
  await host.page.locator('[data-test^="tile-"]').waitFor();
  await host.page.waitForTimeout(REST_MS);
  for (const { page } of [host, viewer]) await page.evaluate(DRAW_ANEW);
  await host.page.screenshot({ path: join(IMAGES, `studio.${locale}.png`) });
  await viewer.page.screenshot({ path: join(IMAGES, `watch-phone.${locale}.png`) });
  writeFileSync(join(IMAGES, `audience.${locale}.jpg`), await pictureOf(host));
  await host.click('stop-mix');
  await host.click('confirm-yes');
  // What is left open would slow the next show down.
  const people = browsers.flatMap((browser) => browser.people.splice(0));
  await Promise.all(people.map(({ page }) => page.context().close()));
}

async function bringGuest(host: Person, guest: Person, url: string, name: string): Promise<void> {
  await guest.signIn(url, name);
  await guest.click('ask');
  await host.click(`accept-${await host.nextAsking()}`);
}

/** The picture of the broadcast as the player has it. */
async function pictureOf({ page }: Person): Promise<Buffer> {
  const url: string = await page.evaluate(`(() => {
    const video = document.querySelector('[data-test="player"] video');
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d').drawImage(video, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.85);
  })()`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

await main();
