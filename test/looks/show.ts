import type { Person } from '../browser/person';
import { seeReplay } from './replay';
import type { Tour } from './tour';

/** A show from the sign-in on: its host, a visitor who becomes a guest, the lobby, and the replay. */
export async function seeShow(tour: Tour): Promise<void> {
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

/** What has no show in it: an address of no page, and the description of the API. */
export async function seeRest(tour: Tour): Promise<void> {
  const reader = await tour.person();
  await reader.page.goto(`${tour.web}/nowhere`);
  await reader.page.getByRole('heading', { level: 1 }).waitFor();
  await tour.look(reader, 'no-page');
  await reader.page.goto(`${tour.web}/api`);
  await reader.page.locator('.opblock').first().waitFor();
  await tour.look(reader, 'api');
}
