/** Bans on the local cloud, by either API: no door lets in who is banned, and no race does. */

import type { ApiAnswer } from './api-answer';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { until } from './until';

jest.setTimeout(180_000);

const HOST = { toneHz: 440, role: 'host' };
const GUEST = { color: '#2471a3', tone: 660 };
/** With each mixer: 24 in all. */
const RACES = 12;

const said = ({ status, body }: ApiAnswer) => [status, body.code ?? body.state];

describe.each(['rtc', 'live'])('with MIXER=%s', (mixer) => {
  let cloud: LocalCloud;
  beforeAll(async () => {
    cloud = await borrowCloud({ MIXER: mixer });
    await cloud.api('POST', '/create-room', { body: { roomId: 'room' } });
  });
  afterAll(() => giveBack(cloud));

  const ask = (as: string) => cloud.api('POST', '/request-stage/room', { as, body: {} });
  const seat = (userId: string) => cloud.api('POST', `/seat-member/room/${userId}`, { body: {} });
  const join = (as: string) =>
    cloud.api('POST', '/join-room/room', { as, body: { role: 'cohost' } });
  const ban = (userId: string, where: object = { roomId: 'room' }, as = 'host') =>
    cloud.api('POST', `/ban-member/${userId}`, { as, body: { reason: 'Spam', ...where } });
  const removals = async () =>
    (await cloud.calls('rtc')).filter(
      ({ operation, detail }) => operation === 'MemberLeft' && detail?.reason === 'removed',
    ).length;

  test('who is banned is put out of the channel, and again with the token from before', async () => {
    await cloud.speak('room', 'host', HOST);
    await cloud.speak('room', 'bandit', { toneHz: GUEST.tone });
    const token = String((await join('bandit')).body.rtc?.singleToken);
    await until(async () => (await cloud.usersIn('room')).includes('bandit'));
    expect(await ban('bandit', {}, 'admin')).toMatchObject({
      status: 200,
      body: { userId: 'bandit' },
    });
    await until(async () => !(await cloud.usersIn('room')).includes('bandit'));
    expect(said(await ask('bandit'))).toEqual([403, 'Banned']);
    expect(said(await seat('bandit'))).toEqual([403, 'Banned']);
    expect(said(await join('bandit'))).toEqual([403, 'NotOnStage']);
    const before = await removals();
    // Who is put out while still connecting does not get as far as to show anything.
    void cloud.participant({ token, name: 'bandit', ...GUEST }).catch(() => {});
    await until(async () => (await removals()) > before);
    await until(async () => !(await cloud.usersIn('room')).includes('bandit'));
  });

  test('bans that are over leave the list, all at once', async () => {
    const { serverTime = '' } = (await cloud.api('GET', '/get-room/room')).body;
    const until = new Date(Date.parse(serverTime) + 60_000).toISOString();
    for (const userId of ['ann', 'cay']) await ban(userId, { roomId: 'room', until });
    const list = async () => (await cloud.api('GET', '/list-bans?roomId=room')).body.bans;
    expect((await list())?.map(({ userId }) => userId)).toEqual(['ann', 'cay']);
    await cloud.advance(60_000);
    expect(await list()).toEqual([]);
  });

  test(`of ${RACES} who are banned while they are seated nobody has a seat or a token`, async () => {
    const guests = Array.from({ length: RACES }, (_, index) => `guest${index}`);
    for (const guest of guests) {
      await ask(guest);
      const [banned, seated] = await Promise.all([ban(guest), seat(guest), seat(guest)]);
      expect([guest, banned.status, seated.status < 500]).toEqual([guest, 200, true]);
      expect((await join(guest)).status).toBe(403);
    }
    const { stage } = (await cloud.api('GET', '/get-room/room')).body;
    expect(stage?.map(({ userId }) => userId)).toEqual(['host']);
    expect(await cloud.usersIn('room')).toEqual(['host']);
  });
});
