/** Coming on stage: by the host's word alone, never more than there are seats, and gone when told. */

import type { ApiAnswer } from './api-answer';
import { borrowCloud, giveBack } from './borrowed-cloud';
import type { LocalCloud } from './local-cloud';
import { until } from './until';

const HOST = { color: '#c0392b', tone: 440, role: 'host' };
const GUEST = { color: '#2471a3', tone: 660 };
const QUEUE = 50;

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await borrowCloud();
});
afterAll(() => giveBack(cloud));

const newRoom = (roomId: string, rules = {}) =>
  cloud.api('POST', '/create-room', { body: { roomId, ...rules } });
const look = (roomId: string, as = 'host') => cloud.api('GET', `/get-room/${roomId}`, { as });
const ask = (roomId: string, as: string) =>
  cloud.api('POST', `/request-stage/${roomId}`, { as, body: {} });
const seat = (roomId: string, userId: string, as = 'host') =>
  cloud.api('POST', `/seat-member/${roomId}/${userId}`, { as, body: {} });
const unseat = (roomId: string, userId: string, as = 'host') =>
  cloud.api('POST', `/unseat-member/${roomId}/${userId}`, { as });
const join = (roomId: string, as: string, role = 'cohost') =>
  cloud.api('POST', `/join-room/${roomId}`, { as, body: { role } });

/** An answer's status, and its code if it is a refusal. */
const said = ({ status, body }: ApiAnswer) => [status, body.code ?? body.state];
const names = (list: { userId: string }[] | undefined) => list?.map(({ userId }) => userId);

describe('a viewer who wants to come on stage', () => {
  beforeAll(() => newRoom('asking'));

  test('is shown to the host by the name of the token, and to no other viewer', async () => {
    const token = await cloud.token('ben', 'Ben 连麦');
    const headers = { authorization: `Bearer ${token}` };
    const asked = await cloud.api('POST', '/request-stage/asking', { as: '', headers, body: {} });
    expect(asked.body).toEqual({ roomId: 'asking', userId: 'ben', state: 'requested' });
    await ask('asking', 'cay');
    expect((await look('asking')).body.requests).toMatchObject([
      { userId: 'ben', name: 'Ben 连麦', requestedAt: expect.stringMatching(/Z$/) },
      { userId: 'cay', name: 'cay' },
    ]);
    expect(names((await look('asking', 'admin')).body.requests)).toEqual(['ben', 'cay']);
    expect(names((await look('asking', 'ben')).body.requests)).toEqual(['ben']);
    expect(names((await look('asking', 'dan')).body.requests)).toEqual([]);
  });

  test('asks twice like once, and may not join before the host says yes', async () => {
    const before = (await look('asking')).body.requests;
    expect(said(await ask('asking', 'ben'))).toEqual([200, 'requested']);
    expect((await look('asking')).body.requests).toEqual(before);
    expect(said(await join('asking', 'ben'))).toEqual([403, 'NotOnStage']);
    expect(said(await seat('asking', 'ben', 'ben'))).toEqual([403, 'NotInvited']);
    expect(said(await seat('asking', 'ben', 'cay'))).toEqual([403, 'NotRoomHost']);
  });

  test('has a seat when the host says yes, and may join then', async () => {
    expect(said(await seat('asking', 'ben'))).toEqual([200, 'seated']);
    expect(said(await seat('asking', 'ben'))).toEqual([200, 'seated']);
    expect(said(await ask('asking', 'ben'))).toEqual([200, 'seated']);
    const { body } = await look('asking', 'ben');
    expect(body.stage).toMatchObject([
      { userId: 'host', name: 'host', role: 'host', state: 'seated', isPresent: false },
      { userId: 'ben', name: 'Ben 连麦', role: 'cohost', state: 'seated', isPresent: false },
    ]);
    expect(body.you).toEqual({ userId: 'ben', role: 'cohost', stage: 'seated' });
    expect(body.requests).toEqual([]);
    const { rtc } = (await join('asking', 'ben')).body;
    const { whip, whep } = cloud.description.rtc;
    expect(rtc?.whip).toEqual({ publishUrl: whip, subscribeUrl: whep });
  });

  test('is refused by the host, or withdraws, and may ask again', async () => {
    for (const by of ['host', 'cay']) {
      expect(said(await ask('asking', 'cay'))).toEqual([200, 'requested']);
      expect(said(await unseat('asking', 'cay', by))).toEqual([200, 'none']);
      expect((await look('asking')).body.requests).toEqual([]);
      expect(said(await unseat('asking', 'cay', by))).toEqual([200, 'none']);
    }
    await ask('asking', 'cay');
    expect(said(await unseat('asking', 'cay', 'dan'))).toEqual([403, 'NotRoomHost']);
  });

  test('is told that the queue is full; the people in the channel are shown all the same', async () => {
    await newRoom('crowded');
    const host = await cloud.join('crowded', 'host', HOST);
    const many = Array.from({ length: QUEUE }, (_, index) => `a${index}`);
    for (let from = 0; from < QUEUE; from += 10) {
      await Promise.all(many.slice(from, from + 10).map((userId) => ask('crowded', userId)));
    }
    const refused = await ask('crowded', 'zoe');
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'TooManyStageRequests', retryable: true },
    });
    await until(async () => (await look('crowded')).body.headCount === 1);
    const { body } = await look('crowded');
    expect(body.requests).toHaveLength(QUEUE);
    expect(body.stage).toMatchObject([{ userId: 'host', isPresent: true, isPublishing: true }]);
    await unseat('crowded', 'a7');
    expect(said(await ask('crowded', 'zoe'))).toEqual([200, 'requested']);
    await host.leave();
  });

  test('waits no longer than an hour for an answer', async () => {
    await newRoom('forgotten');
    await ask('forgotten', 'ben');
    await cloud.advance(3_600_000);
    expect((await look('forgotten')).body.requests).toEqual([]);
    expect((await look('forgotten', 'ben')).body.you?.stage).toBe('none');
  });
});

describe('whoever has a link of the host', () => {
  const invite = (as = 'host', body = {}) =>
    cloud.api('POST', '/invite-guest/linked', { as, body });
  const come = (as: string, invitation: unknown) =>
    cloud.api('POST', '/request-stage/linked', { as, body: { invitation } });
  beforeAll(() => newRoom('linked', { maxSeats: 3 }));

  test('takes the seat that it held, once: of all who come with it one is seated', async () => {
    const made = await invite();
    expect(made).toMatchObject({ status: 201, body: { roomId: 'linked' } });
    const shown = (await look('linked', 'ben')).body.stage?.[1];
    expect(shown).toMatchObject({ userId: made.body.userId, name: '', state: 'invited' });
    const came = await Promise.all(
      ['ben', 'cay', 'dan'].map((as) => come(as, made.body.invitation)),
    );
    expect(came.map(said).sort()).toEqual([
      [200, 'seated'],
      [403, 'NotInvited'],
      [403, 'NotInvited'],
    ]);
    const guest = (await look('linked')).body.stage?.[1]?.userId ?? '';
    expect(said(await come(guest, made.body.invitation))).toEqual([200, 'seated']);
    expect((await join('linked', guest)).status).toBe(201);
    // Who has left is not let in again by the same link.
    await unseat('linked', guest);
    expect(said(await come(guest, made.body.invitation))).toEqual([403, 'NotInvited']);
  });

  test('is refused by an invented link, after its end, and when the host has taken it back', async () => {
    expect(said(await invite('ben'))).toEqual([403, 'NotRoomHost']);
    expect(said(await come('ben', 'x'.repeat(22)))).toEqual([403, 'NotInvited']);
    const takenBack = (await invite()).body;
    expect(said(await unseat('linked', String(takenBack.userId)))).toEqual([200, 'none']);
    expect(said(await come('ben', takenBack.invitation))).toEqual([403, 'NotInvited']);
    const late = (await invite('host', { expiresInMinutes: 1 })).body;
    await cloud.advance(60_000);
    expect(said(await come('ben', late.invitation))).toEqual([403, 'NotInvited']);
    expect(names((await look('linked')).body.stage)).toEqual(['host']);
  });

  test('has a seat held for them until then: nobody else gets it', async () => {
    await invite('host', { expiresInMinutes: 1 });
    await invite('host', { expiresInMinutes: 1 });
    expect(said(await invite())).toEqual([409, 'StageFull']);
    await ask('linked', 'ben');
    expect(said(await seat('linked', 'ben'))).toEqual([409, 'StageFull']);
    await cloud.advance(60_000);
    expect(said(await seat('linked', 'ben'))).toEqual([200, 'seated']);
  });
});

describe('a viewer whom the host invites', () => {
  beforeAll(() => newRoom('inviting'));

  test('takes the seat, or declines', async () => {
    expect(said(await seat('inviting', 'ben'))).toEqual([200, 'invited']);
    expect((await look('inviting', 'ben')).body.you).toMatchObject({
      role: 'audience',
      stage: 'invited',
    });
    expect(said(await join('inviting', 'ben'))).toEqual([403, 'NotOnStage']);
    expect(said(await ask('inviting', 'ben'))).toEqual([200, 'invited']);
    expect(said(await seat('inviting', 'ben', 'ben'))).toEqual([200, 'seated']);
    await seat('inviting', 'cay');
    expect(said(await unseat('inviting', 'cay', 'cay'))).toEqual([200, 'none']);
    expect(said(await seat('inviting', 'cay', 'cay'))).toEqual([403, 'NotInvited']);
  });

  test('is not the host, who has a seat always and cannot lose it', async () => {
    expect(said(await ask('inviting', 'host'))).toEqual([200, 'seated']);
    expect(said(await seat('inviting', 'host'))).toEqual([200, 'seated']);
    for (const by of ['host', 'admin']) {
      expect(said(await unseat('inviting', 'host', by))).toEqual([409, 'HostStays']);
    }
    expect(said(await unseat('inviting', 'host', 'ben'))).toEqual([403, 'NotRoomHost']);
  });
});

test('20 people accepted at once get no more seats than there are', async () => {
  await newRoom('small', { maxSeats: 4 });
  const many = Array.from({ length: 20 }, (_, index) => `u${index}`);
  await Promise.all(many.map((userId) => ask('small', userId)));
  const answers = await Promise.all(many.map((userId) => seat('small', userId)));
  const given = answers.filter(({ status }) => status === 200);
  const { body } = await look('small');
  expect(body.stage).toHaveLength(given.length + 1);
  expect(given.length).toBeLessThanOrEqual(3);
  for (const { body } of answers.filter((answer) => !given.includes(answer))) {
    expect(['StageFull', 'RoomBusy']).toContain(body.code);
  }
  for (const userId of many) await seat('small', userId);
  expect((await look('small')).body.stage).toHaveLength(4);
  expect(await seat('small', 'late')).toMatchObject({
    status: 409,
    body: { code: 'StageFull', details: { maxSeats: 4 } },
  });
  await cloud.api('POST', '/update-room/small', { body: { maxSeats: 5 } });
  expect(said(await seat('small', 'late'))).toEqual([200, 'invited']);
});

test('a closed room has no stage, and one that opens again has an empty one', async () => {
  await newRoom('closing');
  await cloud.seat('closing', 'ben');
  await ask('closing', 'cay');
  await cloud.api('POST', '/close-room/closing');
  expect(said(await ask('closing', 'dan'))).toEqual([409, 'RoomClosed']);
  expect(said(await seat('closing', 'cay'))).toEqual([409, 'RoomClosed']);
  expect(said(await join('closing', 'ben'))).toEqual([409, 'RoomClosed']);
  expect(said(await unseat('closing', 'ben'))).toEqual([200, 'none']);
  expect((await look('closing', 'ben')).body.you).toMatchObject({ stage: 'none' });
  await cloud.advance(1);
  await newRoom('closing');
  const { stage, requests } = (await look('closing')).body;
  expect([names(stage), requests]).toEqual([['host'], []]);
});

describe('one who is taken off the stage', () => {
  let oldToken: string;
  /** Who is put out while still connecting does not get as far as to show anything. */
  const comeBack = () =>
    void cloud.participant({ token: oldToken, name: 'ben', ...GUEST }).catch(() => {});
  const removals = async () =>
    (await cloud.calls('rtc')).filter(
      ({ operation, detail }) => operation === 'MemberLeft' && detail?.reason === 'removed',
    ).length;

  test('is put out of the channel at once', async () => {
    await newRoom('removing');
    await cloud.join('removing', 'host', HOST);
    await cloud.join('removing', 'ben', GUEST);
    oldToken = String((await join('removing', 'ben')).body.rtc?.singleToken);
    await until(async () => (await look('removing')).body.headCount === 2);
    const listed = (await cloud.api('GET', '/list-rooms')).body.rooms;
    expect(listed?.find(({ roomId }) => roomId === 'removing')).toMatchObject({ headCount: 2 });
    expect(said(await unseat('removing', 'ben'))).toEqual([200, 'none']);
    await until(async () => !(await cloud.usersIn('removing')).includes('ben'));
    await until(async () => (await look('removing')).body.headCount === 1);
    expect(said(await join('removing', 'ben'))).toEqual([403, 'NotOnStage']);
  });

  test('does not stay with an old token', async () => {
    const before = await removals();
    comeBack();
    await until(async () => (await removals()) > before);
    await until(async () => (await look('removing')).body.headCount === 1);
    expect((await look('removing')).body.stage).toMatchObject([{ isPresent: true }]);
  });

  test('does not stay with an old token even if nobody tells of it', async () => {
    const before = await removals();
    await cloud.fault({ service: 'rtc-callback', kind: 'drop', times: 20 });
    await cloud.participant({ token: oldToken, name: 'ben', ...GUEST });
    await cloud.clearFaults();
    // A look, for whatever reason, asks the channel itself.
    await cloud.api('POST', '/update-room/removing', { body: { title: 'Still here' } });
    await cloud.advance(60_000);
    await until(async () => (await removals()) > before);
  });

  test('is put out later if the service does not answer', async () => {
    await cloud.join('removing', 'ben', GUEST);
    await cloud.fault({ service: 'rtc', operation: 'RemoveTerminals', kind: 'drop', times: 2 });
    expect(said(await unseat('removing', 'ben'))).toEqual([200, 'none']);
    await cloud.clearFaults();
    await cloud.advance(80_000);
    await until(async () => !(await cloud.usersIn('removing')).includes('ben'));
  });
});

describe('a look that waits', () => {
  const tagOf = async (roomId: string) => String((await look(roomId)).body.etag);
  const watch = (roomId: string, etag: string, waitSeconds: number) =>
    cloud.api('GET', `/get-room/${roomId}?waitSeconds=${waitSeconds}`, {
      headers: { 'if-none-match': etag },
    });
  beforeAll(() => newRoom('watched'));

  test('is answered 304 without a body if nothing has changed by then', async () => {
    const etag = await tagOf('watched');
    for (const [header, seconds] of [
      [etag, 1],
      [`W/"x", W/${etag}`, 0],
      ['*', 0],
    ] as const) {
      const answer = await watch('watched', header, seconds);
      expect(answer.status).toBe(304);
      expect(answer.body).toEqual({ text: '' });
      expect(answer.headers.get('etag')).toBe(etag);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('knows the tag that a change was answered with', async () => {
    const changed = await cloud.api('POST', '/update-room/watched', { body: { title: 'Watched' } });
    expect((await watch('watched', String(changed.body.etag), 0)).status).toBe(304);
  });

  test('is answered at once if the caller knows nothing or something else', async () => {
    expect((await watch('watched', '"x"', 20)).status).toBe(200);
    const answer = await cloud.api('GET', '/get-room/watched?waitSeconds=20');
    expect(answer).toMatchObject({ status: 200, body: { roomId: 'watched' } });
  });

  test('is answered as soon as there is a change, not at the end of the wait', async () => {
    const etag = await tagOf('watched');
    await newRoom('unchanged');
    const muchLater = watch('unchanged', await tagOf('unchanged'), 5);
    const waiting = watch('watched', etag, 20);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await ask('watched', 'ben');
    const answer = await Promise.race([waiting, muchLater]);
    expect(answer).toMatchObject({ status: 200, body: { requests: [{ userId: 'ben' }] } });
    expect(answer.headers.get('etag')).not.toBe(etag);
  });

  test('is not answered anew by what the caller does not see', async () => {
    const { body } = await look('watched', 'dan');
    await ask('watched', 'cay');
    await cloud.advance(1000);
    const answer = await cloud.api('GET', '/get-room/watched', {
      as: 'dan',
      headers: { 'if-none-match': String(body.etag) },
    });
    expect(answer.status).toBe(304);
  });

  test.each(['21', '-1', '1.5', 'long'])('waits not for %s seconds', async (waitSeconds) => {
    const answer = await cloud.api('GET', `/get-room/watched?waitSeconds=${waitSeconds}`);
    expect(said(answer)).toEqual([400, 'InvalidRequest']);
  });
});

test('a page of the local web server may call the API, and no other page', async () => {
  const preflight = (origin: string) =>
    cloud.fetch('/seat-member/x/ben', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const granted = await preflight(cloud.description.web);
  expect(granted.status).toBe(204);
  expect(await granted.text()).toBe('');
  expect(granted.headers.get('access-control-allow-origin')).toBe(cloud.description.web);
  expect(granted.headers.get('access-control-allow-methods')).toBe('POST');
  expect(granted.headers.get('access-control-allow-headers')).toContain('if-none-match');
  const refused = await preflight('https://elsewhere.example');
  expect(refused.headers.get('access-control-allow-origin')).toBeNull();
});
