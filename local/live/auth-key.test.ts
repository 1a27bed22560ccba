import { refuseAuthKey } from './auth-key';

const KEY = 'aliyunliveexp1234';
/** 2021-05-28 17:29:57 in Beijing. */
const TIMESTAMP = 1_622_194_197;

function refuse(
  uri: string,
  hash: string,
  change: Partial<Parameters<typeof refuseAuthKey>[0]> = {},
) {
  const authKey = `${TIMESTAMP}-0-0-${hash}`;
  const nowMs = TIMESTAMP * 1000;
  return refuseAuthKey({ uri, authKey, key: KEY, nowMs, validitySeconds: 0, ...change });
}

test.each([
  // The first is published: https://www.alibabacloud.com/help/zh/live/user-guide/url-signing
  ['/video/standard', '5552ff52b5e4e20387c6dc18afce206b'],
  ['/live/room-1', '37721bc968aa9105ebd1f23503f1a5aa'],
  ['/live/room-1.flv', 'a8d974cd0166d1fec5e5d72b00142d62'],
  ['/live/room-1.m3u8', '7e0bb76d5e4fc8b4782324c7c9a93ef5'],
  ['/live/room-1_lhd.flv', 'c976cbce6941ac06ea3518748c6043c7'],
])('accepts the signature of %s', (uri, hash) => {
  expect(refuse(uri, hash)).toBeUndefined();
});

test('accepts a UUID as rand', () => {
  const authKey = `${TIMESTAMP}-477b3bbc253f467b8def6711128c7bec-0-9fb3dff70511097c730fd3be658fa9e1`;
  expect(refuse('/live/room-1', '', { authKey })).toBeUndefined();
});

test('a signature serves no other path, and no other domain key', () => {
  const hash = '37721bc968aa9105ebd1f23503f1a5aa';
  expect(refuse('/live/room-2', hash)).toBe('auth_key wrong');
  expect(refuse('/live/room-1.flv', hash)).toBe('auth_key wrong');
  expect(refuse('/live/room-1', hash, { key: 'another' })).toBe('auth_key wrong');
});

test('a URL is good until its timestamp plus the validity of the domain, to the second', () => {
  const hash = '37721bc968aa9105ebd1f23503f1a5aa';
  const at = (seconds: number, validitySeconds: number) =>
    refuse('/live/room-1', hash, { nowMs: (TIMESTAMP + seconds) * 1000, validitySeconds });
  expect(at(0, 0)).toBeUndefined();
  expect(at(0.001, 0)).toBe('auth_key expired');
  expect(at(1800, 1800)).toBeUndefined();
  expect(at(1801, 1800)).toBe('auth_key expired');
});

test.each([
  undefined,
  '',
  'x',
  '1-2-3',
  '1-2-3-4',
  `${TIMESTAMP}-0-0-37721BC968AA9105EBD1F23503F1A5AA`,
])('refuses %p as an auth_key', (authKey) => {
  const reason = authKey ? 'auth_key malformed' : 'auth_key missing';
  expect(refuse('/live/room-1', '', { authKey })).toBe(reason);
});
