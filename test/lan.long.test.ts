/** `npm start -- --lan`, with a second address of this machine in the place of a network. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ApiBody } from './api-answer';
import { LocalCloud } from './local-cloud';
import { until } from './until';

const ADDRESS = '127.0.0.2';
const HOST = { color: '#c0392b', tone: 440, role: 'host' };
let cloud: LocalCloud;
/** The origin that is told to people. */
let origin: string;
let ca: string;

beforeAll(async () => {
  cloud = await LocalCloud.start({}, ['--lan', ADDRESS]);
  [origin = ''] = /https:\/\/127\.0\.0\.2:\d+/.exec(cloud.process.output) ?? [];
  ca = readFileSync(join(cloud.statePath, 'lan-ca.pem'), 'utf8');
});
afterAll(() => cloud?.stop());

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** An answer as it begins; the certificate is checked. */
async function begin(url: string, { method, headers, body }: Sent = {}): Promise<IncomingMessage> {
  const sent = request(new URL(url, origin), { method, headers, ca });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  return answer;
}

async function call(url: string, sent?: Sent) {
  const answer = await begin(url, sent);
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

/** Calls the API as a page of this origin does. */
async function callApi(path: string, { as, method = 'POST', body = {}, from = origin }: ApiCall) {
  const { api } = JSON.parse((await call('/config.json')).body);
  const headers = { authorization: `Bearer ${await cloud.token(as)}`, origin: from };
  const answer = await call(api + path, {
    ...{ method, ...(method === 'POST' && { body: JSON.stringify(body) }) },
    headers: { ...headers, 'content-type': 'application/json' },
  });
  return { ...answer, body: JSON.parse(answer.body) as ApiBody };
}

interface ApiCall {
  as: string;
  method?: 'GET' | 'POST';
  body?: object;
  from?: string;
}

test('a phone opens the page, and all that it is told is at the same address', async () => {
  const page = await call('/watch/12345');
  expect(page.body).toContain('<title>');
  expect(page.headers['content-security-policy']).not.toContain('127.0.0.1');
  expect((await call('/main.js')).status).toBe(200);
  expect(JSON.parse((await call('/config.json')).body)).toEqual({
    ...{ api: `${origin}/lan/api`, rtc: 'whip' },
    ...{ local: true, visitors: '/local/visitors' },
  });
});

test('the API allows the page at this address and no other', async () => {
  const made = await callApi('/create-room', { as: 'host', body: { roomId: '12345' } });
  expect(made.status).toBe(201);
  expect(made.headers['access-control-allow-origin']).toBe(origin);
  const other = await callApi('/create-room', { as: 'host', from: 'https://evil.example' });
  expect(other.headers['access-control-allow-origin']).toBeUndefined();
});

test('a host comes on stage by WHIP as on this machine', async () => {
  const { rtc } = (await callApi('/join-room/12345', { as: 'host', body: { role: 'host' } })).body;
  const url = rtc?.whip?.publishUrl ?? '';
  expect(url).toBe(`${origin}/lan/rtc/whip`);
  expect((await call(url, { method: 'OPTIONS' })).headers.allow).toBe('POST, OPTIONS');
  expect((await call(url, { method: 'POST' })).status).toBe(401);
  const authorization = `Bearer ${rtc?.singleToken}`;
  const headers = { authorization, 'content-type': 'application/sdp' };
  const refused = await call(url, { method: 'POST', headers, body: 'v=0' });
  expect(refused.status).toBe(400);
  await cloud.join('12345', 'host', HOST);
  await until(async () => (await cloud.usersIn('12345')).includes('host'));
});

test('the audience plays at this address', async () => {
  const { playUrls } = (await callApi('/start-mix/12345', { as: 'host' })).body;
  expect(playUrls?.flv).toContain(`${origin}/lan/play/live/12345.flv?auth_key=`);
  // A mix that has just been started is not on air at once.
  await until(async () => {
    const { statusCode } = await begin(playUrls?.flv ?? '', { method: 'HEAD' });
    return statusCode === 200;
  });
  const answer = await begin(playUrls?.flv ?? '');
  expect(answer.headers).toMatchObject({ 'content-type': 'video/x-flv' });
  const [bytes] = await once(answer, 'data');
  expect(String(bytes.subarray(0, 3))).toBe('FLV');
  answer.destroy();
  expect((await call((playUrls?.flv ?? '').replace(/auth_key=\d/, 'auth_key=9'))).status).toBe(403);
});

test('a replay is played and kept at this address, by its signed addresses alone', async () => {
  await callApi('/update-room/12345', { as: 'host', body: { recording: 'manual' } });
  await until(async () => (await callApi('/start-recording/12345', { as: 'host' })).status === 200);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await callApi('/stop-recording/12345', { as: 'host' });
  const replay = async () =>
    (await callApi('/get-replay/12345_r1', { as: 'host', method: 'GET' })).body;
  await until(async () => (await replay()).state === 'ready');
  const [part] = (await replay()).parts ?? [];
  expect(part?.playUrl).toContain(`${origin}/lan/replays/`);
  const range = { headers: { Range: 'bytes=4-7' } };
  const head = await call(part?.playUrl ?? '', range);
  expect(head).toMatchObject({ status: 206, body: 'ftyp' });
  const kept = await begin(part?.downloadUrl ?? '');
  expect(kept.statusCode).toBe(200);
  expect(kept.headers['content-disposition']).toMatch(/^attachment/);
  kept.destroy();
  const forged = (part?.playUrl ?? '').replace('expires=3600', 'expires=9600');
  expect((await call(forged, range)).status).toBe(403);
  expect((await call('/lan/replays/?list-type=2')).status).toBe(404);
});

test('nothing else is reached from elsewhere', async () => {
  for (const path of [
    '/lan/rtc/?Action=DescribeChannelUsers',
    '/lan/pay/ledger',
    '/lan/control/',
  ]) {
    expect({ path, status: (await call(path)).status }).toEqual({ path, status: 404 });
  }
});

test('one server and the media listen at this address, and nothing at any other', () => {
  const sockets = cloud.process.openSockets();
  const outside = sockets.filter(({ address }) => address !== '127.0.0.1');
  expect(new Set(outside.map(({ address }) => address))).toEqual(new Set([ADDRESS]));
  const servers = outside.filter(({ protocol }) => protocol === 'tcp');
  expect(servers.map(({ port }) => port)).toEqual([Number(new URL(origin).port)]);
  const media = sockets.filter(({ protocol }) => protocol === 'udp');
  expect(media.length).toBeGreaterThan(0);
  expect(media.filter(({ address }) => address !== ADDRESS)).toEqual([]);
});

test('the terminal shows the address as a QR code, and how the certificate is trusted', () => {
  expect(cloud.process.output).toMatch(/█/);
  expect(cloud.process.output).toContain(`${origin}/lan/ca.crt`);
});
