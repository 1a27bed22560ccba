import type { Tour } from './tour';

/** A show that is upright, before and while it is on air, and a picture with its title in it. */
export async function seePortrait(tour: Tour): Promise<void> {
  const { web, evening, cloud } = tour;
  const host = await tour.person();
  await host.signIn(web, evening.host);
  await host.find('room-title').fill(evening.title);
  const roomId = await host.openRoom();
  await host.find('orientation').selectOption('portrait');
  await host.find('seats').selectOption('4');
  await tour.look(host, 'portrait-off-air', 'scene-preview');
  await host.click('start-mix');
  await host.isWatching();
  await cloud.speak(roomId, 'Guest-1', { toneHz: 440 });
  await host.find('tile-Guest-1').waitFor();
  await host.click('tab-settings');
  await host.click('look');
  await host.find('look-title').fill(evening.title);
  await host.find('look-background').fill('http://example.com/a.png');
  await tour.look(host, 'portrait-studio-look', 'look-apply');
  await host.find('look-background').fill('');
  await host.click('look-apply');
  const viewer = await tour.person();
  await viewer.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await viewer.isWatching();
  await tour.look(viewer, 'portrait-watch');
  await host.click('stop-mix');
  await host.click('confirm-yes');
}
