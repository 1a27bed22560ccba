import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './api';

let server: Server;
let api: Api;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response: ServerResponse) =>
    answer(request, response),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  api = new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'token-of-ann');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const never = new AbortController().signal;

test.each([
  [true, '/get-room/tea?waitSeconds=20'],
  [false, '/get-room/tea'],
])('asks by the token and the tag that it knows; to wait for a change: %s', async (waits, path) => {
  const seen: unknown[] = [];
  answer = ({ url, headers }, response) => {
    seen.push(url, headers.authorization, headers['if-none-match']);
    response.writeHead(304, { etag: '"a"' }).end();
  };
  const known = { etag: '"a"', waits };
  expect(await api.readRoom('tea', known, never)).toEqual({ unchanged: true, againAfterMs: 0 });
  expect(seen).toEqual([path, 'Bearer token-of-ann', '"a"']);
});

test('takes the tag of a room from the body, as a gateway may drop or hide the header', async () => {
  answer = (_, response) => response.end(JSON.stringify({ roomId: 'tea', etag: '"b"' }));
  expect(await api.readRoom('tea', undefined, never)).toEqual({ roomId: 'tea', etag: '"b"' });
});

test('an answer without the wait tells when to ask again', async () => {
  answer = (_, response) => response.writeHead(304, { etag: '"a"', 'retry-after': '5' }).end();
  const known = { etag: '"a"', waits: true };
  expect(await api.readRoom('tea', known, never)).toEqual({ unchanged: true, againAfterMs: 5000 });
});

test('a refusal tells its code, and when it is worth another try', async () => {
  const refusal = { code: 'StreamCoolingDown', message: 'It rests.', retryable: true };
  answer = (_, response) =>
    response.writeHead(409).end(JSON.stringify({ ...refusal, retryAfterMs: 5 }));
  await expect(api.stopMix('tea')).rejects.toMatchObject({ ...refusal, retryAfterMs: 5 });
});

test.each([
  ['an error page of a proxy', 502, '<html>', { code: 'UnknownAnswer', retryable: true }],
  ['a page instead of an answer', 200, '<html>', { code: 'UnknownAnswer' }],
])('%s is an answer that is not understood', async (_, status, text, problem) => {
  answer = (_request, response) => response.writeHead(status).end(text);
  await expect(
    api.createRoom({ title: 'Tea', kind: 'video', recording: 'off' }),
  ).rejects.toMatchObject(problem);
});

test('no answer is a lost network, which is worth another try', async () => {
  answer = (request) => request.socket.destroy();
  const lost = { code: 'NetworkLost', retryable: true };
  await expect(api.join('tea', 'host')).rejects.toMatchObject(lost);
});

test('what the caller ends is no problem of the network', async () => {
  const leaving = new AbortController();
  answer = () => leaving.abort();
  await expect(api.listRooms(leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
