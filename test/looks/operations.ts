import type { Tour } from './tour';

/** The wall of operators: its door, some shows, one of them opened, and the log. */
export async function seeOperations(tour: Tour): Promise<void> {
  const { web, cloud, language, evening } = tour;
  const shows = Array.from({ length: 3 }, (_, index) => `wall-${language}-${index + 1}`);
  for (const roomId of shows) {
    const body = { roomId, title: `${evening.title} ${roomId}`, kind: 'voice' };
    await cloud.api('POST', '/create-room', { as: roomId, body });
    await cloud.speak(roomId, roomId, { toneHz: 440, role: 'host' });
    await cloud.api('POST', `/start-mix/${roomId}`, { as: roomId, body: {} });
  }
  const [first = ''] = shows;
  await cloud.speak(first, 'Guest-1', { toneHz: 550 });
  const warning = { action: 'warn', userId: first, reason: evening.title };
  await cloud.api('POST', `/moderate/${first}`, { as: 'admin', body: warning });
  const operator = await tour.person();
  await operator.page.goto(`${web}/operations`);
  await operator.find('be-operator').waitFor();
  await tour.look(operator, 'operations-door');
  await operator.click('be-operator');
  await operator.find(`wall-${first}`).waitFor();
  await tour.look(operator, 'operations-wall');
  await operator.click(`wall-${first}`);
  await operator.find('wall-room').waitFor();
  await operator.click('wall-hand-Guest-1');
  await tour.look(operator, 'operations-room');
  await operator.page.keyboard.press('Escape');
  await operator.click('wall-log');
  await operator.find('log').waitFor();
  await tour.look(operator, 'operations-log');
  for (const roomId of shows) await cloud.api('POST', `/close-room/${roomId}`, { as: roomId });
}
