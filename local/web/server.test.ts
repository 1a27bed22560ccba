import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { Clock } from '../clock';
import { startWeb, type Web } from './server';

const JWT_SECRET = 'a secret of more than thirty-two characters';

let folder: string;
let web: Web;
/** An API that knows no room. */
let api: Server;
let apiUrl: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-web-'));
  mkdirSync(join(folder, 'pages/assets'), { recursive: true });
  mkdirSync(join(folder, 'pages/reference'));
  writeFileSync(join(folder, 'pages/reference/index.html'), '<title>API</title>');
  writeFileSync(join(folder, 'pages/index.html'), '<!doctype html><title>Lianmai</title>');
  writeFileSync(join(folder, 'pages/assets/main-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'secret.json'), '{}');
  api = createServer((_, response) => {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'RoomNotFound', message: 'There is no such room.' }));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  web = await startWeb({
    port: 0,
    pagesPath: join(folder, 'pages'),
    participantPath: '/nonexistent',
    api: apiUrl,
    whip: 'http://127.0.0.1:7002/whip',
    live: 'http://127.0.0.1:7004',
    replays: 'http://127.0.0.1:7013',
    jwtSecret: JWT_SECRET,
    serverKey: 'the key of the app server, of 32 characters',
    clock: new Clock(),
  });
});

afterAll(async () => {
  await web.close();
  api.closeAllConnections();
  api.close();
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: unknown, type = 'application/json') =>
  fetch(web.url + path, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Without the client's own tidying of paths and headers. */
function rawStatus(path: string, host: string): Promise<number | undefined> {
  const { port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

it('answers /api with the page that describes the API', async () => {
  const response = await fetch(`${web.url}/api`);
  expect(await response.text()).toBe('<title>API</title>');
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
});

it.each(['/', '/studio/12345', '/watch/my-room_1', '/replay/12345_r1'])(
  'answers %s with the page',
  async (path) => {
    const response = await fetch(web.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('<title>Lianmai</title>');
  },
);

it('lets a page run its own scripts only and reach the services of the local cloud only', async () => {
  const { headers } = await fetch(`${web.url}/`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain(
    `connect-src 'self' ${apiUrl} http://127.0.0.1:7002 http://127.0.0.1:7004;`,
  );
  expect(policy).toContain(`media-src 'self' blob: http://127.0.0.1:7004 http://127.0.0.1:7013;`);
  expect(policy).not.toContain('unsafe');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it('gives files the content type that modules demand', async () => {
  const response = await fetch(`${web.url}/assets/main-1a2b.js`);
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await response.text()).toBe('export {};');
});

it.each([
  '/../secret.json',
  '/assets/../../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/assets',
  '/.env',
  '/nothing.js',
])('has nothing at %s', async (path) => {
  expect(await rawStatus(path, '127.0.0.1')).toBe(404);
});

it('answers the address of no page with the page that says so', async () => {
  const response = await fetch(`${web.url}/nowhere/at/all`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('<title>Lianmai</title>');
});

it('gives an operator of this machine a token', async () => {
  const { token } = (await (await post('/local/admin', {})).json()) as { token: string };
  const { payload } = await jwtVerify(token, new TextEncoder().encode(JWT_SECRET));
  expect(payload).toMatchObject({ sub: 'operator', scope: 'admin' });
});

it('gives whoever watches a token of their own, which names nobody', async () => {
  const visit = async () => {
    const { token } = (await (await post('/local/visitors', {})).json()) as { token: string };
    return (await jwtVerify(token, new TextEncoder().encode(JWT_SECRET))).payload.sub;
  };
  const first = await visit();
  expect(first).toMatch(/^visitor-[0-9a-f]{6}$/);
  expect(await visit()).not.toBe(first);
});

it('is not reached under a name that somebody points at this machine', async () => {
  expect(await rawStatus('/', 'evil.example')).toBe(403);
  expect(await rawStatus('/', 'localhost:7010')).toBe(200);
});

it('tells the page where the API is', async () => {
  const response = await fetch(`${web.url}/config.json`);
  expect(await response.json()).toEqual({
    ...{ api: apiUrl, rtc: 'whip' },
    ...{ local: true, visitors: '/local/visitors' },
  });
});

it.each([
  ['Ann Lee', /^ann-lee-[0-9a-f]{6}$/],
  ['Zoë', /^zoe-[0-9a-f]{6}$/],
  ['小明', /^user-[0-9a-f]{6}$/],
])('signs %s in with an ASCII user id and the name as given', async (name, userId) => {
  const response = await post('/local/sign-in', { name: ` ${name} ` });
  const answer = (await response.json()) as { token: string; userId: string };
  expect(answer).toMatchObject({ name, userId: expect.stringMatching(userId) });
  const { payload } = await jwtVerify(answer.token, new TextEncoder().encode(JWT_SECRET));
  expect(payload).toMatchObject({ sub: answer.userId, name });
});

it('knows a browser that comes back with the same name, and nobody else by it', async () => {
  const signIn = async (name: string, browserId?: string) => {
    const response = await post('/local/sign-in', { name, browserId });
    return ((await response.json()) as { userId: string }).userId;
  };
  const first = await signIn('Ann', 'browser-1');
  expect(await signIn('Ann', 'browser-1')).toBe(first);
  expect(await signIn('Ann', 'browser-2')).not.toBe(first);
  expect(await signIn('Ben', 'browser-1')).not.toBe(first);
  expect(await signIn('Ann')).not.toBe(await signIn('Ann'));
});

it.each([
  ['no name', {}, 400],
  ['an empty name', { name: '  ' }, 400],
  ['a long name', { name: 'x'.repeat(65) }, 400],
  ['a control character', { name: 'a\nb' }, 400],
  ['a list', [], 400],
  ['broken JSON', '{', 400],
  ['a huge body', { name: 'x'.repeat(5000) }, 413],
])('refuses to sign in with %s', async (_label, body, status) => {
  const response = await post('/local/sign-in', body);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({
    code: 'BadRequest',
    message: expect.stringMatching(/^Expected /),
  });
});

it('takes no form, which a page of elsewhere could send', async () => {
  expect((await post('/local/sign-in', '{"name":"Ann"}', 'text/plain')).status).toBe(415);
  const preflight = await fetch(`${web.url}/local/sign-in`, { method: 'OPTIONS' });
  expect(preflight.status).toBe(405);
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});

it('passes on why a room takes no guest', async () => {
  const refused = await post('/local/guests', { roomId: '12345' });
  expect(refused.status).toBe(404);
  expect(await refused.json()).toMatchObject({ code: 'RoomNotFound' });
  expect((await post('/local/guests', {})).status).toBe(400);
});

it('passes on why a gift does not count, and knows its own gifts and viewers only', async () => {
  const { token } = (await (await post('/local/visitors', {})).json()) as { token: string };
  const give = (gift: string, authorization = `Bearer ${token}`) =>
    fetch(`${web.url}/local/gifts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ roomId: '12345', gift }),
    });
  const refused = await give('rocket');
  expect(refused.status).toBe(404);
  expect(await refused.json()).toMatchObject({ code: 'RoomNotFound' });
  expect((await give('castle')).status).toBe(400);
  expect((await give('rocket', '')).status).toBe(401);
});

it('takes likes of who has a token of this machine only', async () => {
  const like = (authorization: string) =>
    fetch(`${web.url}/local/likes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ roomId: '12345', count: 0 }),
    });
  for (const authorization of ['', 'Bearer x', 'Bearer a.b.c']) {
    expect((await like(authorization)).status).toBe(401);
  }
  const { token } = (await (await post('/local/visitors', {})).json()) as { token: string };
  const refused = await like(`Bearer ${token}`);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining('count') });
});

it('does not know a guest who is not there', async () => {
  const response = await fetch(`${web.url}/local/guests/nobody`, { method: 'DELETE' });
  expect(response.status).toBe(404);
});
