import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:http2';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { closeServer, listenOn } from '../http/listening';
import { Ports } from '../ports';
import { type Certificate, loadCertificate } from './certificate';
import { Doors } from './doors';
import { type LanServer, startLanServer } from './lan-server';

const ADDRESS = '127.0.0.2';
let handle: RequestListener;
let inside: Server;
let web: string;
let lan: LanServer;
let doors: Doors;
let certificate: Certificate;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-lan-'));
  inside = createServer((incoming, outgoing) => handle(incoming, outgoing));
  web = `http://${await listenOn(inside, 0)}`;
  const port = await new Ports(ADDRESS).take(Number(new URL(web).port));
  certificate = await loadCertificate(folder, { address: ADDRESS, nowMs: Date.now() });
  doors = new Doors(`https://${ADDRESS}:${port}`, [
    { prefix: '', inside: web },
    { prefix: '/lan/none', inside: 'http://127.0.0.1:1' },
    { prefix: '/lan/whip', inside: web, paths: /^\/whip/ },
  ]);
  lan = await startLanServer({ doors, certificate });
});
afterAll(async () => {
  await lan.close();
  await closeServer(inside);
  rmSync(folder, { recursive: true });
});

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** An answer as it begins, by HTTP/1.1 and with the certificate checked. */
async function begin(path: string, { method, headers, body }: Sent = {}): Promise<IncomingMessage> {
  const sent = request(doors.outside + path, {
    ...{ method, headers, ca: certificate.authority },
    // Whatever the Host says, the certificate is that of the address.
    servername: '',
  });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  return answer;
}

async function call(path: string, sent?: Sent) {
  const answer = await begin(path, sent);
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

test('a request arrives as if it came from this machine, and other pages keep their origin', async () => {
  handle = async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const seen = { method, url, host: headers.host, origin: headers.origin };
    outgoing.end(JSON.stringify({ ...seen, body: await text(incoming) }));
  };
  const sent = { method: 'POST', body: '连麦', headers: { origin: doors.outside } };
  expect(JSON.parse((await call('/a?b=c', sent)).body)).toEqual({
    ...{ method: 'POST', url: '/a?b=c', body: '连麦' },
    ...{ host: web.slice('http://'.length), origin: web },
  });
  const other = await call('/', { headers: { origin: 'https://evil.example' } });
  expect(JSON.parse(other.body)).toMatchObject({ origin: 'https://evil.example' });
});

test('addresses in JSON and in headers are those that others reach', async () => {
  handle = (_, outgoing) => {
    outgoing.writeHead(201, {
      'content-type': 'application/json; charset=utf-8',
      location: '/whip/abc',
      'access-control-allow-origin': web,
      'content-security-policy': `connect-src 'self' ${web}`,
    });
    outgoing.end(JSON.stringify({ url: `${web}/whip`, title: '连麦' }));
  };
  const { status, headers, body } = await call('/lan/whip/whip', { method: 'POST' });
  expect(status).toBe(201);
  expect(JSON.parse(body)).toEqual({ url: `${doors.outside}/whip`, title: '连麦' });
  expect(headers).toMatchObject({
    location: '/lan/whip/whip/abc',
    'access-control-allow-origin': doors.outside,
    'content-security-policy': `connect-src 'self' ${doors.outside}`,
    'content-length': String(Buffer.byteLength(body)),
  });
});

test('a stream is passed on as it comes, and ends inside when its player goes away', async () => {
  const ended = new Promise<void>((resolve) => {
    handle = (_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'video/x-flv' });
      outgoing.write('FLV');
      outgoing.once('close', resolve);
    };
  });
  const answer = await begin('/live/1.flv');
  const [first] = await once(answer, 'data');
  expect(String(first)).toBe('FLV');
  answer.destroy();
  await ended;
});

test('a browser plays by HTTP/2, many streams over one connection', async () => {
  handle = (_, outgoing) =>
    void outgoing.writeHead(200, { 'content-type': 'video/x-flv' }).write('FLV');
  const session = connect(doors.outside, { ca: certificate.authority });
  const streams = Array.from({ length: 8 }, () => session.request({ ':path': '/live/1.flv' }));
  const firsts = await Promise.all(streams.map((stream) => once(stream, 'data')));
  expect(firsts.map(([bytes]) => String(bytes))).toEqual(Array(8).fill('FLV'));
  session.destroy();
});

test('what breaks off inside breaks off outside, and does not look whole', async () => {
  handle = (_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'video/x-flv' });
    outgoing.write('FLV', () => outgoing.destroy());
  };
  await expect(call('/live/1.flv')).rejects.toThrow('aborted');
});

test.each([
  ['a server that is not there', '/lan/none/x', {}, 502, 'NoAnswer'],
  ['what has no door', '/lan/whip/?Action=StopMPUTask', {}, 404, 'NotFound'],
  ['another name of this machine', '/', { host: 'evil.example' }, 403, 'NotThisAddress'],
  ['the name of the loopback', '/', { host: '127.0.0.1:7010' }, 403, 'NotThisAddress'],
])('%s is refused', async (_what, path, headers, status, code) => {
  const answer = await call(path, { headers });
  expect({ status: answer.status, ...JSON.parse(answer.body) }).toMatchObject({ status, code });
});

test('a second request cannot be hidden in the body of the first', async () => {
  const seen: (string | undefined)[] = [];
  handle = (incoming, outgoing) => {
    seen.push(incoming.url);
    outgoing.end();
  };
  const body = 'GET /hidden HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
  await call('/a', { method: 'GET', body, headers: { 'transfer-encoding': 'chunked' } });
  await call('/b', { method: 'DELETE', body, headers: { 'transfer-encoding': 'chunked' } });
  expect(seen).toEqual(['/a', '/b']);
});

test('a device gets the authority that it may trust', async () => {
  const { headers, body } = await call('/lan/ca.crt');
  expect(headers['content-type']).toBe('application/x-x509-ca-cert');
  expect(body).toBe(certificate.authority);
});
