import type { Person } from '../browser/person';
import type { Tour } from './tour';

/** Longer than all the pictures of one state take. */
const GRACE_SECONDS = 3600;

/** How a show is left, handed over, taken over and lost, as its host, a guest and the audience see it. */
export async function seeLeaving(tour: Tour): Promise<void> {
  const { web, evening, cloud } = tour;
  const host = await tour.person();
  const roomId = await host.goLive(web, evening.host);
  const hostGraceSeconds = GRACE_SECONDS;
  await cloud.api('POST', `/update-room/${roomId}`, { as: 'admin', body: { hostGraceSeconds } });
  const guest = await tour.person();
  await guest.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await guest.click('ask');
  const guestId = await host.nextAsking();
  await host.click(`accept-${guestId}`);
  await guest.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  await seeQuestions(tour, host);
  await guest.page.locator('.brand').click();
  await tour.look(guest, 'watch-leave-sure');
  await guest.click('confirm-no');
  await seeElsewhere(tour, host);
  await host.click('leave-stage');
  await tour.look(host, 'stage-leave-sure');
  await host.click('confirm-yes');
  await host.find('away-return').waitFor();
  await tour.look(host, 'studio-away');
  const viewer = await tour.person();
  await viewer.page.goto(`${web}/watch/${roomId}`);
  await viewer.find('host-away-left').waitFor();
  await tour.look(viewer, 'watch-host-away');
  await seeDeputy(tour, { host, guest, viewer, roomId, guestId });
  await seeEnd(tour, { host, viewer, roomId });
}

/** What is asked before the show can be lost by a slip. */
async function seeQuestions(tour: Tour, host: Person): Promise<void> {
  await host.page.locator('.brand').click();
  await tour.look(host, 'studio-leave-sure');
  await host.click('confirm-no');
  await host.page.locator('[data-test^="more-"]').last().click();
  await host.click('hand-over');
  await host.find('hand-over-yes').waitFor();
  await tour.look(host, 'hand-over-sure', 'hand-over-yes');
  await host.click('hand-over-no');
  await host.page.keyboard.press('Escape');
  await host.click('tab-settings');
  await host.click('close-room');
  await tour.look(host, 'close-sure');
  await host.click('confirm-no');
  await host.click('tab-people');
}

/** The host's second device, which takes nothing over by itself. */
async function seeElsewhere(tour: Tour, host: Person): Promise<void> {
  const device = await tour.person();
  const session = await host.page.evaluate<string>('sessionStorage.getItem("lianmai.session")');
  await device.page.addInitScript(`localStorage.setItem('lianmai.session', '${session}')`);
  await device.page.goto(host.page.url());
  await device.find('take-over').waitFor();
  await tour.look(device, 'studio-elsewhere');
  await device.page.close();
}

interface Cast {
  host: Person;
  guest: Person;
  viewer: Person;
  roomId: string;
  guestId: string;
}

/** The host is away, and a deputy will go on with the show. */
async function seeDeputy(tour: Tour, { host, guest, viewer, roomId, guestId }: Cast) {
  const body = { deputyId: guestId };
  await tour.cloud.api('POST', `/update-room/${roomId}`, { as: 'admin', body });
  await guest.find('deputy-you').locator('[role="timer"]').waitFor();
  await tour.look(guest, 'watch-deputy-soon', 'deputy-you');
  await viewer.page.getByText(tour.evening.viewer).first().waitFor();
  await tour.look(viewer, 'watch-host-away-deputy');
  await tour.look(host, 'studio-away-deputy');
  await host.page.locator('.brand').click();
  await host.find('live-bar-return').waitFor();
  await tour.look(host, 'lobby-live-bar');
  const none = { deputyId: '' };
  await tour.cloud.api('POST', `/update-room/${roomId}`, { as: 'admin', body: none });
}

/** What is said when it is over, and when the room is closed. */
async function seeEnd(tour: Tour, { host, viewer, roomId }: Omit<Cast, 'guest' | 'guestId'>) {
  const { cloud, web } = tour;
  await cloud.api('POST', `/stop-mix/${roomId}`, { as: 'admin' });
  await host.find('live-bar-dismiss').waitFor();
  await tour.look(host, 'lobby-live-bar-ended');
  await viewer.page.locator('[data-test="player"][data-state="off-air"]').waitFor();
  await tour.look(viewer, 'watch-over');
  await viewer.page.goto(`${web}/studio/${roomId}`);
  await host.page.goto(`${web}/studio/${roomId}`);
  await host.find('start-mix').or(host.find('cooldown')).waitFor();
  await cloud.api('POST', `/close-room/${roomId}`, { as: 'admin' });
  await host.find('room-closed').waitFor();
  await tour.look(host, 'studio-closed');
  await viewer.page.goto(`${web}/watch/${roomId}`);
  await viewer.find('player').waitFor();
  await tour.look(viewer, 'watch-closed');
  await viewer.page.goto(`${web}/watch/none`);
  await viewer.find('room-missing').waitFor();
  await tour.look(viewer, 'watch-missing');
}
