import { randomUUID } from 'node:crypto';
import type { Person } from '../browser/person';
import { LocalCloud } from '../local-cloud';
import { Tour } from './tour';

/** As an iPhone: no page may fill its screen. */
const MAY_NOT_FILL = `
  Object.defineProperty(Document.prototype, 'fullscreenEnabled', { get: () => false });
`;

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
  await viewer.page.addInitScript(MAY_NOT_FILL);
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
  await viewer.click('fullscreen');
  await tour.look(viewer, 'pk-watch-filled');
  await viewer.click('fullscreen');
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

/** A PK of four, which only one of the two APIs can mix: each audience sees all hosts. */
export async function seePkOfFour(tour: Tour): Promise<void> {
  const cloud = await LocalCloud.start({ MIXER: 'live' });
  const four = new Tour(cloud, tour.browser, tour.evening);
  try {
    await seeFour(four);
  } finally {
    tour.faults.push(...four.faults);
    await cloud.stop();
  }
}

const RIVALS = [
  { userId: 'Maximilian-the-Third', color: '#209040' },
  { userId: 'Bo', color: '#2471a3' },
  { userId: 'Chen', color: '#b9770e' },
];

async function seeFour(tour: Tour): Promise<void> {
  const { web, evening, cloud } = tour;
  const host = await tour.person();
  const roomId = await host.goLive(web, evening.host);
  for (const { userId, color } of RIVALS) {
    await cloud.api('POST', '/create-room', { as: userId, body: { roomId: userId } });
    await cloud.join(userId, userId, { color, tone: 660, role: 'host' });
    await cloud.api('POST', `/start-mix/${userId}`, { as: userId, body: { resolution: '360p' } });
  }
  await host.click('tab-pk');
  await host.click('pk-look');
  await host.find('pk-challenge-Bo').waitFor();
  await tour.look(host, 'pk-choose', 'pk-challenge-Bo');
  for (const { userId } of RIVALS) await seeInvited(tour, host, userId);
  await host.click('round-surrender');
  await host.click('round-start');
  await host.find('round-proposal').waitFor();
  await tour.look(host, 'pk-four-proposed', 'round-proposal');
  for (const { userId } of RIVALS) {
    const body = { minutes: 5, punishSeconds: 60 };
    await cloud.api('POST', `/start-round/${userId}`, { as: userId, body });
  }
  const viewer = await tour.person();
  await viewer.signIn(`${web}/watch/${roomId}`, evening.viewer);
  await viewer.isWatching();
  await viewer.page.locator('[data-sides="4"]').waitFor();
  await tour.look(viewer, 'pk-four-watch');
  await tour.look(host, 'pk-four-studio');
  await host.click('pk-end');
  await viewer.page.locator('[data-test="pk-banner"][data-state="over"]').waitFor();
  await tour.look(viewer, 'pk-four-watch-left');
}

/** Each is invited by the host, and accepts once the invitation has been seen to wait. */
async function seeInvited(tour: Tour, host: Person, userId: string): Promise<void> {
  await host.click('tab-pk');
  await host.click('pk-look');
  await host.click(`pk-challenge-${userId}`);
  await host.find('pk-withdraw').waitFor();
  if (userId === RIVALS[1]?.userId) await tour.look(host, 'pk-inviting-third', 'pk-withdraw');
  await tour.cloud.api('POST', `/accept-pk/${userId}`, { as: userId, body: {} });
  await host.lacks('pk-withdraw');
}
