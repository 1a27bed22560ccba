import type { Person } from '../browser/person';
import { sendReport } from '../moderation-report';
import type { Tour } from './tour';

/** Order in a room: the menu of a person, a ban, the log, seats with rules, and a moderator's panel. */
export async function seeOrder(tour: Tour): Promise<void> {
  const { web, evening, cloud } = tour;
  const host = await tour.person();
  const roomId = await host.goLive(web, evening.host);
  const viewer = await tour.person();
  await viewer.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await viewer.click('ask');
  const viewerId = await host.nextAsking();
  await host.click(`more-${viewerId}`);
  await host.find('set-moderator').waitFor();
  await tour.look(host, 'order-menu');
  await host.click('set-moderator');
  await host.click(`refuse-${viewerId}`);
  await cloud.speak(roomId, 'Guest-1', { toneHz: 440 });
  await host.find('tile-Guest-1').waitFor();
  await tour.look(host, 'studio-sound-alone');
  const ban = { roomId, reason: evening.title };
  await cloud.api('POST', '/ban-member/Troll', { as: 'admin', body: ban });
  await host.click('order');
  await host.find('unban-Troll').waitFor();
  await tour.look(host, 'order-sheet');
  await host.page.keyboard.press('Escape');
  await host.page.locator('[data-test="seat-desk"] summary').click();
  await host.click('lock-3');
  await host.page.locator('[data-test="lock-3"][aria-pressed="true"]').waitFor();
  await tour.look(host, 'seat-desk', 'seat-row-4');
  await viewer.find('moderator-panel').waitFor();
  await tour.look(viewer, 'moderator', 'moderator-panel');
  await cloud.api('POST', `/update-room/${roomId}`, { as: 'admin', body: { admission: 'free' } });
  await viewer.find('take-4').waitFor();
  await tour.look(viewer, 'watch-free-seats');
  await seeModeration(tour, { host, viewer, viewerId, roomId });
  await host.click('stop-mix');
  await host.click('confirm-yes');
}

interface Cast {
  host: Person;
  viewer: Person;
  viewerId: string;
  roomId: string;
}

/** A guest is covered: the host and the guest are told why, and what they can do. */
async function seeModeration(tour: Tour, { host, viewer, viewerId, roomId }: Cast): Promise<void> {
  await viewer.click('take-4');
  await viewer.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  await sendReport(tour.cloud, { roomId, userId: viewerId, label: 'test-card', score: 97 });
  await host.find('report-seen').waitFor();
  await tour.look(host, 'studio-moderation');
  await viewer.find('covered-you').locator('p').waitFor();
  await tour.look(viewer, 'watch-covered', 'covered-you');
}
