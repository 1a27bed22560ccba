import type { Person } from '../browser/person';
import type { Tour } from './tour';

/** Files of a recording are awaited for three minutes, and the timer runs every minute. */
const FILES_MS = 300_000;

/** The replay of the show, which its host finds in the lobby. */
export async function seeReplay(tour: Tour, host: Person, roomId: string): Promise<void> {
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
