import { randomUUID } from 'node:crypto';
import type { Tour } from './tour';

/** A PK with the host of another room: the invitation, a round with gifts, and who gave most. */
export async function seePk(tour: Tour): Promise<void> {
  const { web, evening, cloud, language } = tour;
  const rival = `rival-${language}`;
  await cloud.api('POST', '/create-room', { as: rival, body: { roomId: rival, title: 'Duel' } });
  await cloud.join(rival, rival, { color: '#209040', tone: 880, role: 'host' });
  await cloud.api('POST', `/start-mix/${rival}`, { as: rival, body: { resolution: '360p' } });
  const host = await tour.person();
  const roomId = await host.goLive(web, evening.host);
  const viewer = await tour.person();
  await viewer.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await viewer.isWatching();
  const invitation = { opponentRoomId: roomId, minutes: 1 };
  await cloud.api('POST', `/invite-pk/${rival}`, { as: rival, body: invitation });
  await host.find('pk-invitation').waitFor();
  await tour.look(host, 'pk-invitation');
  await host.click('pk-accept');
  await host.find('round-surrender').waitFor();
  for (const [of, userId, points] of [
    [roomId, evening.viewer === 'Rain' ? 'Rain' : 'Xiaoyu', 300],
    [roomId, 'Guest-1', 40],
    [rival, 'Guest-2', 120],
  ] as const) {
    await cloud.api('POST', `/score-pk/${of}`, {
      as: '',
      body: { eventId: randomUUID(), userId, points },
      headers: { authorization: `Bearer ${cloud.description.serverKey}` },
    });
  }
  await viewer.page.locator('[data-points="340 120"]').waitFor();
  await host.click('tab-pk');
  await tour.look(host, 'pk-running', 'round-surrender');
  await tour.look(viewer, 'pk-watch');
  await host.click('round-surrender');
  await host.find('top-givers').waitFor();
  await tour.look(host, 'pk-round-over', 'top-givers');
  await tour.look(viewer, 'pk-watch-over');
  await host.click('pk-end');
  await host.find('pk-result').waitFor();
  await tour.look(host, 'pk-over');
  await host.click('stop-mix');
  await host.click('confirm-yes');
  await cloud.api('POST', `/close-room/${rival}`, { as: rival });
}
