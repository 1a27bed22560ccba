/** What callers can get wrong, for every function: a clear 4xx with a code, and nothing is done. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalCloud } from './local-cloud';

jest.setTimeout(60_000);

const ROUTES = [
  ['POST', '/rooms'],
  ['GET', '/rooms'],
  ['GET', '/rooms/mine'],
  ['DELETE', '/rooms/mine'],
  ['POST', '/rooms/mine/members'],
  ['POST', '/rooms/mine/mix'],
  ['PATCH', '/rooms/mine/mix'],
  ['DELETE', '/rooms/mine/mix'],
  ['POST', '/rooms/mine/stage'],
  ['PUT', '/rooms/mine/stage/ben'],
  ['DELETE', '/rooms/mine/stage/ben'],
] as const;
const WITH_BODY = ROUTES.filter(([method]) => ['POST', 'PATCH', 'PUT'].includes(method));
const HOST_ONLY = ROUTES.filter(([, path]) => path.endsWith('/mix')).concat([
  ['DELETE', '/rooms/mine'],
  ['PUT', '/rooms/mine/stage/ben'],
  ['DELETE', '/rooms/mine/stage/ben'],
]);
const OF_A_ROOM = ROUTES.filter(([, path]) => path.includes('/mine'));

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await LocalCloud.start();
  await cloud.api('POST', '/rooms', { body: { roomId: 'mine' } });
});
afterAll(() => cloud?.stop());

describe.each(ROUTES)('%s %s refuses', (method, path) => {
  const send = (authorization?: string) =>
    cloud.api(method, path, {
      as: '',
      ...(authorization && { headers: { authorization } }),
      ...(method !== 'GET' && { body: {} }),
    });

  test('a caller without a token', async () => {
    expect(await send()).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
  });

  test('a token that somebody else signed', async () => {
    const forged = jwt({ sub: 'host', exp: 4e9 }, 'x'.repeat(32));
    expect(await send(`Bearer ${forged}`)).toMatchObject({ status: 401 });
  });

  test('a token without a signature', async () => {
    const [, payload] = jwt({ sub: 'host', exp: 4e9 }, 'x').split('.');
    const none = `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`;
    expect(await send(`Bearer ${none}`)).toMatchObject({ status: 401 });
  });

  test('a token that has expired', async () => {
    const expired = jwt({ sub: 'host', exp: 1 }, cloud.description.jwtSecret);
    expect(await send(`Bearer ${expired}`)).toMatchObject({
      status: 401,
      body: { code: 'TokenExpired' },
    });
  });

  test('a token that never expires, and one without a user', async () => {
    const secret = cloud.description.jwtSecret;
    expect((await send(`Bearer ${jwt({ sub: 'host' }, secret)}`)).status).toBe(401);
    expect((await send(`Bearer ${jwt({ exp: 4e9 }, secret)}`)).status).toBe(401);
  });

  test('a user id that the channel would not take', async () => {
    const odd = jwt({ sub: 'a b', exp: 4e9 }, cloud.description.jwtSecret);
    expect((await send(`Bearer ${odd}`)).body.code).toBe('Unauthenticated');
  });
});

describe.each(WITH_BODY)('%s %s refuses', (method, path) => {
  test('a body that is not JSON', async () => {
    const answer = await cloud.api(method, path, { text: '{"layout":' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidJson' } });
  });

  test.each(['[]', '"x"', '1', 'null'])('the body %s', async (text) => {
    const answer = await cloud.api(method, path, { text });
    expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
  });

  test('a field that it does not know, with its name', async () => {
    const answer = await cloud.api(method, path, { body: { role: 'host', laoyut: 'grid' } });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('laoyut');
  });

  test('a body of 1 MiB', async () => {
    const answer = await cloud.api(method, path, { text: `"${'x'.repeat(1024 * 1024)}"` });
    expect(answer).toMatchObject({ status: 413, body: { code: 'BodyTooLarge' } });
  });

  test('bytes that are not UTF-8', async () => {
    const response = await cloud.fetch(path, {
      method,
      headers: { authorization: `Bearer ${await cloud.token('host')}` },
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
    });
    expect(response.status).toBe(400);
  });
});

test.each([
  ['POST', '/rooms', { roomId: 'has_underscore' }, 'roomId'],
  ['POST', '/rooms', { roomId: '0' }, 'roomId'],
  ['POST', '/rooms', { roomId: 'x'.repeat(37) }, 'roomId'],
  ['POST', '/rooms', { roomId: 5 }, 'roomId'],
  ['POST', '/rooms', { title: 'x'.repeat(101) }, 'title'],
  ['POST', '/rooms', { kind: 'hologram' }, 'kind'],
  ['POST', '/rooms', { maxSeats: 10 }, 'maxSeats'],
  ['PUT', '/rooms/mine/stage/b%20b', {}, 'userId'],
  ['POST', '/rooms/mine/stage', { seat: 2 }, 'seat'],
  ['GET', '/rooms/mine?waitSeconds=60', undefined, 'waitSeconds'],
  ['POST', '/rooms/mine/members', {}, 'role'],
  ['POST', '/rooms/mine/members', { role: 'king' }, 'role'],
  ['POST', '/rooms/mine/mix', { layout: 'circle' }, 'layout'],
  ['POST', '/rooms/mine/mix', { resolution: '8k' }, 'resolution'],
  ['POST', '/rooms/mine/mix', { orientation: 'diagonal' }, 'orientation'],
  ['POST', '/rooms/mine/mix', { seats: 10 }, 'seats'],
  ['POST', '/rooms/mine/mix', { seats: 1.5 }, 'seats'],
  ['POST', '/rooms/mine/mix', { backgroundColor: 'red' }, 'backgroundColor'],
  ['POST', '/rooms/mine/mix', { onCooldown: 'explode' }, 'onCooldown'],
  ['PATCH', '/rooms/mine/mix', { layoutVersion: 'new' }, 'layoutVersion'],
  ['GET', '/rooms?maxResults=0', undefined, 'maxResults'],
  ['GET', '/rooms?maxResults=lots', undefined, 'maxResults'],
  ['GET', '/rooms?page=2', undefined, 'page'],
  ['GET', '/rooms?nextToken=bogus', undefined, 'nextToken'],
  ['GET', '/rooms/has_underscore', undefined, 'roomId'],
  ['GET', '/rooms/%E0%A4%A', undefined, ''],
])('%s %s with %j is a 400 that names what was expected', async (method, path, body, name) => {
  const answer = await cloud.api(method, path, { ...(body && { body }) });
  expect(answer).toMatchObject({ status: 400 });
  expect(JSON.stringify(answer.body)).toContain(name);
});

test.each(HOST_ONLY)("%s %s is refused in another host's room", async (method, path) => {
  const answer = await cloud.api(method, path, { as: 'stranger', body: {} });
  expect(answer).toMatchObject({ status: 403, body: { code: 'NotRoomHost' } });
});

test("nobody but the host gets a token to join as the room's host, not even an admin", async () => {
  for (const as of ['stranger', 'admin']) {
    const answer = await cloud.api('POST', '/rooms/mine/members', { as, body: { role: 'host' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'NotRoomHost' } });
  }
});

test.each(OF_A_ROOM)('%s %s of a room that is not there is a 404', async (method, path) => {
  const answer = await cloud.api(method, path.replace('mine', 'nowhere'), {
    ...(method !== 'GET' && { body: path.endsWith('members') ? { role: 'cohost' } : {} }),
  });
  expect(answer).toMatchObject({ status: 404, body: { code: 'RoomNotFound' } });
});

test('a layout that needs more people than the mix is ordered for is refused', async () => {
  const answer = await cloud.api('POST', '/rooms/mine/mix', { body: { layout: 'pip', seats: 1 } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'NotEnoughSeats' } });
});

test('an Idempotency-Key of odd characters is refused', async () => {
  const headers = { 'idempotency-key': 'a b' };
  const answer = await cloud.api('POST', '/rooms/mine/mix', { body: {}, headers });
  expect(answer).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
});

test('a changed layout version is refused with the one that is current', async () => {
  await cloud.api('POST', '/rooms', { body: { roomId: 'versions' } });
  const started = await cloud.api('POST', '/rooms/versions/mix', { body: {} });
  const layoutVersion = started.body.mix?.layoutVersion;
  const body = { layout: 'pip', layoutVersion };
  const first = await cloud.api('PATCH', '/rooms/versions/mix', { body });
  expect(first.body.mix).toMatchObject({ layout: 'pip', layoutVersion: Number(layoutVersion) + 1 });
  expect(await cloud.api('PATCH', '/rooms/versions/mix', { body })).toMatchObject({
    status: 409,
    body: { code: 'StaleLayoutVersion', details: { layoutVersion: Number(layoutVersion) + 1 } },
  });
});

test('none of these requests has started a task in that room', async () => {
  const calls = await cloud.calls('rtc');
  expect(calls.filter(({ detail }) => detail?.channelId === 'mine')).toEqual([]);
});

test('no secret gets into the output', async () => {
  await cloud.fault({
    service: 'rtc',
    operation: 'StartMPUTask',
    kind: 'fail',
    status: 400,
    code: 'Odd',
  });
  await cloud.fault({ service: 'tablestore', operation: 'GetRow', kind: 'drop', times: 9 });
  await cloud.api('POST', '/rooms', { body: { roomId: 'secrets' } });
  await cloud.api('POST', '/rooms/secrets/mix', { body: {} });
  await cloud.api('GET', '/rooms/secrets');
  const keys: object = JSON.parse(readFileSync(join(cloud.statePath, 'keys.json'), 'utf8'));
  const { accessKeyId, appId, ...secrets } = keys as Record<string, string>;
  expect(Object.keys(secrets)).toContain('callbackSecret');
  for (const secret of Object.values(secrets)) expect(cloud.output).not.toContain(secret);
  expect(cloud.output).not.toMatch(/auth_key=\d/);
  expect(cloud.output).not.toContain(await cloud.token('host'));
});

function jwt(claims: object, secret: string): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
