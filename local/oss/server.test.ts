import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildProcess } from '../../test/media/build-process';
import { Credentials } from '../account/credentials';
import { CallLog } from '../call-log';
import { Clock } from '../clock';
import { Faults } from '../control/faults';
import { Objects } from './objects';
import { type OssServer, startOss } from './server';

/** URLs that ali-oss 6.23.0 (`signatureUrlV4`) made for an address, at this moment. */
const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const KEY = 'record/live/room-1/2026-11-26-20:00:00_2026-11-26-20:01:00_0.mp4';
const PATH = '/record/live/room-1/2026-11-26-20%3A00%3A00_2026-11-26-20%3A01%3A00_0.mp4';
const CREDENTIAL =
  'x-oss-credential=STS.example%2F20261126%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&x-oss-date=20261126T120000Z';
const VERSION =
  'x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-security-token=token%2Fof%2Bexample%3D%3D';
const GET = `${PATH}?response-content-disposition=attachment%3B%20filename%3D%22a%20b.mp4%22&${CREDENTIAL}&x-oss-expires=3600&${VERSION}&x-oss-signature=abd0d6a57e04a79761af044a3904805e4e98faf7afa6591176e18c674e147b81`;
const DELETE = `${PATH}?${CREDENTIAL}&x-oss-expires=60&${VERSION}&x-oss-signature=8b969a6d94ea3e3d204c1bc77bbee0804627466bd9bc1ef8326fcbb2fa4a1f1f`;
const LIST = `/?list-type=2&prefix=record%2Flive%2Froom-1%2F&start-after=record%2Flive%2Froom-1%2F2026-11-26-20&encoding-type=url&max-keys=100&${CREDENTIAL}&x-oss-expires=60&${VERSION}&x-oss-signature=264eeaa85e5da0b88779b467812c5dd4fe8bed3967f82461cfc0541ce0851202`;

const CONTENT = '0123456789';
let folder: string;
let clock: Clock;
let objects: Objects;
let server: OssServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianmai-oss-'));
  jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
  clock = new Clock();
  objects = new Objects(join(folder, 'bucket'));
  put(KEY);
  const credentials = new Credentials(clock, {
    accessKeyId: 'STS.example',
    accessKeySecret: 'secret-of-example',
    securityToken: 'token/of+example==',
  });
  const snapshotPath = buildProcess('local/live/snapshots/snapshot-process.ts');
  const shared = { clock, faults: new Faults(), log: new CallLog(), snapshotPath };
  const place = { port: 0, bucket: 'replays', region: 'cn-hangzhou' };
  server = await startOss({ ...place, ...shared, objects, credentials });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
  rmSync(folder, { recursive: true });
});

function put(key: string): void {
  const file = join(folder, 'new');
  writeFileSync(file, CONTENT);
  objects.adopt(key, file);
}

function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(server.endpoint + path, init);
}

async function codeOf(path: string, init: RequestInit = {}): Promise<string> {
  const response = await call(path, init);
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await response.text()) ?? [];
  return `${response.status} ${code}`;
}

test('the official client’s signed addresses read, list and delete', async () => {
  const got = await call(GET);
  expect(await got.text()).toBe(CONTENT);
  expect(got.headers.get('content-disposition')).toBe('attachment; filename="a b.mp4"');
  expect(got.headers.get('content-type')).toBe('video/mp4');
  const listed = await (await call(LIST)).text();
  expect(listed).toContain(`<Key>${encodeURIComponent(KEY)}</Key>`);
  expect(listed).toContain(`<Size>${CONTENT.length}</Size>`);
  expect((await call(DELETE, { method: 'DELETE' })).status).toBe(204);
  expect(await codeOf(GET)).toBe('404 NoSuchKey');
  expect(await (await call(LIST)).text()).toContain('<KeyCount>0</KeyCount>');
  expect((await call(DELETE, { method: 'DELETE' })).status).toBe(204);
});

test('a part of an object is sent by its range', async () => {
  const part = async (Range: string) => {
    const response = await call(GET, { headers: { Range } });
    return [response.status, response.headers.get('content-range'), await response.text()];
  };
  expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
  expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await part('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89']);
  expect(await part('bytes=20-30')).toEqual([200, null, CONTENT]);
});

test.each([
  ['another key', GET.replace('room-1', 'room-2'), '403 SignatureDoesNotMatch'],
  ['another end', GET.replace('expires=3600', 'expires=7200'), '403 SignatureDoesNotMatch'],
  ['another name', GET.replace('a%20b', 'c'), '403 SignatureDoesNotMatch'],
  ['one more parameter', `${GET}&versionId=1`, '403 SignatureDoesNotMatch'],
  ['a parameter twice', `${GET}&x-oss-expires=7200`, '400 InvalidArgument'],
  ['another day', GET.replace('%2F20261126', '%2F20261127'), '400 InvalidArgument'],
  ['another region', GET.replace('cn-hangzhou', 'cn-beijing'), '400 InvalidArgument'],
  ['another token', GET.replace('token%2F', 'token%3F'), '403 InvalidSecurityToken'],
  ['another key pair', GET.replace('STS.example', 'STS.other'), '403 InvalidAccessKeyId'],
  ['no signature', PATH, '400 InvalidArgument'],
  ['an end after eight days', GET.replace('expires=3600', 'expires=691200'), '400 InvalidArgument'],
])('an altered address is refused: %s', async (_, path, expected) => {
  expect(await codeOf(path)).toBe(expected);
});

test('an address is good until its end, and for its method only', async () => {
  clock.advance(3_599_000);
  expect((await call(GET)).status).toBe(200);
  clock.advance(1000);
  expect(await codeOf(GET)).toBe('403 AccessDenied');
  expect(await codeOf(GET, { method: 'DELETE' })).toBe('403 AccessDenied');
  expect(await codeOf(GET, { method: 'PUT' })).toBe('405 MethodNotAllowed');
});

test('what is no address of an object is refused, and the bucket goes on', async () => {
  const sent = connect(Number(new URL(server.endpoint).port), '127.0.0.1');
  sent.end('GET // HTTP/1.1\r\nHost: oss\r\nConnection: close\r\n\r\n');
  expect(await text(sent)).toMatch(/^HTTP\/1.1 400 [\s\S]*<Code>InvalidArgument<\/Code>/);
  expect(await codeOf('/%E0%A4%A')).toBe('400 InvalidArgument');
  expect((await call(GET)).status).toBe(200);
});

test('an address for reading does not delete', async () => {
  expect(await codeOf(GET, { method: 'DELETE' })).toBe('403 SignatureDoesNotMatch');
  expect((await call(GET)).status).toBe(200);
});
