import type { Tour } from './tour';

/** The most seats there are; some stay empty, and one is locked. */
const SEATS = 20;
const GUESTS = 16;

/** A voice room with its host, and one in which nearly all of twenty seats are taken. */
export async function seeVoice(tour: Tour): Promise<void> {
  const { web, evening, cloud } = tour;
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
  await viewer.click('ask');
  await viewer.find('withdraw').waitFor();
  await tour.look(viewer, 'voice-asked');
  await viewer.click('withdraw');
  await cloud.api('POST', `/update-room/${roomId}`, { as: 'admin', body: { maxSeats: SEATS } });
  const locked = { seatNumber: SEATS, isLocked: true };
  await cloud.api('POST', `/update-seat/${roomId}`, { as: 'admin', body: locked });
  await cloud.api('POST', `/seat-member/${roomId}/invited`, { as: 'admin', body: {} });
  for (let guest = 1; guest <= GUESTS; guest++) {
    await cloud.speak(roomId, `Guest-${guest}`, { toneHz: 200 + 110 * guest });
  }
  await host.find(`tile-Guest-${GUESTS}`).waitFor();
  await tour.look(host, 'voice-studio-twenty');
  await host.page.locator('[data-test="seat-desk"] summary').click();
  await tour.look(host, 'voice-seat-desk', 'seat-row-4');
  await viewer.find(`seat-Guest-${GUESTS}`).waitFor();
  await tour.look(viewer, 'voice-watch-twenty');
  await host.click('stop-mix');
  await host.click('confirm-yes');
}
