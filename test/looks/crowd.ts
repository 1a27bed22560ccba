import type { Person } from '../browser/person';
import type { Tour } from './tour';

/** As long as the API takes titles and the local cloud names, and in English without a place to break. */
const LONG: Record<string, { title: string; host: string; viewer: string }> = {
  zh: {
    title:
      '周五夜谈：和三位嘉宾聊一聊这一年里读过的书、走过的路、听过的歌和错过的人，欢迎随时申请连麦，也欢迎付费提问，主播会逐一回答直到深夜两点为止，感谢大家一路以来的陪伴与支持，我们今晚不见不散，记得早点来',
    host: '爱喝奶茶的林小麦和她的三只猫今天也要努力直播到深夜两点为止呀',
    viewer: '住在海边小镇每天都想听故事的小雨同学今天也准时来了',
  },
  en: {
    title:
      'Friday night talk about donaudampfschifffahrtsgesellschaftskapitaen hats and other very long words',
    host: 'Maximiliane-Wolfeschlegelsteinhausenbergerdorff of Lindqvist',
    viewer: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Second',
  },
};

/** A room with the longest title and names, whose host is told several things at a time. */
export async function seeCrowd(tour: Tour): Promise<void> {
  const { web, cloud, language } = tour;
  const long = LONG[language];
  if (!long) throw new Error(`No long names in ${language}.`);
  const host = await tour.person();
  await host.signIn(web, long.host);
  await host.find('room-title').fill(long.title);
  const roomId = await host.openRoom();
  await host.find('resolution').selectOption('360p');
  await host.find('seats').selectOption('1');
  await host.click('start-mix');
  await host.isWatching();
  const viewer = await tour.person();
  await viewer.signIn(`${web}/watch/${roomId}`, long.viewer);
  await viewer.isWatching();
  await tour.look(viewer, 'long-watch');
  await seeToasts(tour, host, viewer);
  await host.click(`accept-${await host.nextAsking()}`);
  await viewer.page.locator('[data-test="presence"][data-state="connected"]').waitFor();
  await tour.look(viewer, 'long-on-stage');
  await tour.pretend(host, ({ stage }) => {
    const slow = { userId: 'slow', name: long.viewer, role: 'cohost', state: 'seated' };
    stage.push({ ...slow, seatNumber: 8, isPresent: true, isPublishing: false });
  });
  // The first change answers a call that the page had made before.
  for (const as of ['another', 'third']) {
    await cloud.api('POST', `/request-stage/${roomId}`, { as });
    await host.find(`accept-${as}`).waitFor();
  }
  await host.find('tile-slow').waitFor();
  await tour.look(host, 'long-people');
  await viewer.page.goto(web);
  await viewer.click('confirm-yes').catch(() => undefined);
  await viewer.find('rooms').locator('li').first().waitFor();
  await tour.look(viewer, 'long-lobby');
  await host.page.unrouteAll();
  await host.click('stop-mix');
  await host.click('confirm-yes');
}

/** A problem that is not dismissed yet, news, and somebody who waits. */
async function seeToasts(tour: Tour, host: Person, viewer: Person): Promise<void> {
  await host.click('layout-side-by-side');
  await host.find('problem').waitFor();
  await viewer.click('ask');
  await host.find('toast-accept').waitFor();
  await tour.look(host, 'long-asked');
  await tour.look(viewer, 'long-waits');
}
