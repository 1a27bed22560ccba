import { createServer, request, type Server } from 'node:http';
import { closeServer, listenOn } from './listening';
import { badRequest } from './refusal';
import { jsonReply, router } from './router';

let server: Server;
let address: string;

beforeAll(async () => {
  const routes = {
    'GET /rooms': () => jsonReply(['tea']),
    'GET /rooms/*': ({ rest }: { rest: string }) => jsonReply({ rest }),
    'POST /rooms': async ({ json }: { json(): Promise<object> }) => jsonReply(await json(), 201),
    'POST /text': async ({ text }: { text(): Promise<string> }) => jsonReply(await text()),
    'POST /refuse': () => {
      throw badRequest('Expected something else.');
    },
    'POST /fail': () => {
      throw new Error('the key is 12345');
    },
  };
  server = createServer(router(routes, { maxBodyBytes: 1000 }));
  address = await listenOn(server, 0);
});

afterAll(() => closeServer(server));

const JSON_TYPE = { 'content-type': 'application/json' };

async function call(route: string, init: RequestInit = {}) {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(`http://${address}${path}`, { method, ...init });
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
}

test('a path has its own route before one with a star, which has the rest of the path', async () => {
  expect((await call('GET /rooms?x=1')).body).toEqual(['tea']);
  expect((await call('GET /rooms/a/b')).body).toEqual({ rest: 'a/b' });
});

test('a HEAD is answered as a GET, without the body', async () => {
  expect(await call('HEAD /rooms')).toMatchObject({ status: 200, body: undefined });
});

test('an unknown path is a 404 that names what is there', async () => {
  const { status, body } = await call('GET /room');
  expect(status).toBe(404);
  expect(body).toMatchObject({ code: 'NotFound', message: expect.stringMatching('GET /rooms,') });
});

test('another method is a 405 that names those that are there', async () => {
  const { status, headers, body } = await call('DELETE /rooms');
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe('GET, POST');
  expect(body).toEqual({ code: 'MethodNotAllowed', message: 'Expected GET or POST.' });
});

test.each([
  ['{"a":"连麦"}', 201, { a: '连麦' }],
  ['', 201, {}],
  ['{', 400, { code: 'BadRequest', message: 'Expected a JSON object.' }],
  ['[]', 400, { code: 'BadRequest' }],
  ['null', 400, { code: 'BadRequest' }],
])('the body %p is answered with %i', async (body, status, answer) => {
  const answered = await call('POST /rooms', { body, headers: JSON_TYPE });
  expect(answered.status).toBe(status);
  expect(answered.body).toMatchObject(answer);
});

test('a form, which a page of elsewhere could send, is no JSON', async () => {
  expect((await call('POST /rooms', { body: '{}' })).status).toBe(415);
});

test('a body has the length that is allowed, in bytes, and no more', async () => {
  const longest = '麦'.repeat(333);
  expect((await call('POST /text', { body: longest })).body).toBe(longest);
  const refused = await call('POST /text', { body: `${longest}ab` });
  expect(refused).toMatchObject({ status: 413, body: { code: 'BadRequest' } });
});

test('a refusal says why, and a failure says nothing of what is inside', async () => {
  const refused = await call('POST /refuse');
  expect(refused.status).toBe(400);
  expect(refused.body).toEqual({ code: 'BadRequest', message: 'Expected something else.' });
  const failed = await call('POST /fail');
  expect(failed.status).toBe(500);
  expect(failed.body).toEqual({ code: 'InternalError', message: 'Internal error.' });
});

test.each([
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost:7010', 200],
  ['[::1]:7010', 200],
])('under the name %s it answers %i', async (host, status) => {
  const { port } = new URL(`http://${address}`);
  const answered = await new Promise((resolve, reject) => {
    const sent = request({ port, path: '/rooms', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
  expect(answered).toBe(status);
});
