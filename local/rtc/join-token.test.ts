import { verifyJoinToken } from './join-token';

const APP = { appId: 'a2hz1234', appKey: '1234567890abcdef1234567890abcdef' };
const BEFORE_MS = 1560588594_000 - 1;

/** Computed with the published algorithm: sha256 of the parts one after the other. */
const V1 = {
  appid: 'a2hz1234',
  channelid: '181-218-3406',
  userid: '2b9be4b25c2d38c409c376ffd2372be1',
  nonce: 'AK-2b9be4b25c2d38c409c376ffd2372be1',
  timestamp: 1560588594,
  token: '2a64b6e84552031d0822e9cd9bf5bb71f361a705d6899c46c2e8f2602df14f96',
};
const WITHOUT_NONCE = {
  ...V1,
  channelid: '12345',
  userid: 'host',
  nonce: '',
  token: '31afad11448541f86c8eca3f72872bf74463ddff7480f4c754bfad3f8a922e2a',
};
const AS_PUBLISHER = {
  ...V1,
  token: 'e998f58fd9ef7a4b4f70da851963eb8bc94b46c4bdbe800c2a5fdaad6bc8cc10',
};

function verify(claim: object, nowMs = BEFORE_MS) {
  const encoded = Buffer.from(JSON.stringify(claim)).toString('base64');
  return verifyJoinToken(encoded, { ...APP, nowMs });
}

it('accepts a token with a nonce, without one, and with a role', () => {
  const { channelid: channelId, userid: userId } = V1;
  expect(verify(V1)).toEqual({ channelId, userId, role: undefined });
  expect(verify(WITHOUT_NONCE)).toEqual({ channelId: '12345', userId: 'host', role: undefined });
  expect(verify(AS_PUBLISHER)).toEqual({ channelId, userId, role: 'pub' });
});

it('refuses a token from the second in which it expires', () => {
  expect(verify(V1, V1.timestamp * 1000)).toBeUndefined();
});

it('refuses a token that would be valid for more than 24 hours', () => {
  const dayBefore = (V1.timestamp - 24 * 3600) * 1000;
  expect(verify(V1, dayBefore)).toMatchObject({ userId: V1.userid });
  expect(verify(V1, dayBefore - 61_000)).toBeUndefined();
});

it.each([
  ['another channel', { channelid: '12345' }],
  ['another user', { userid: 'mallory' }],
  ['another nonce', { nonce: 'AK-other' }],
  ['a later expiry', { timestamp: V1.timestamp + 1 }],
  ['another app', { appid: 'a2hz1235' }],
  ['an empty signature', { token: '' }],
  ['a nonce without AK-', { nonce: 'other' }],
  ['an id of 65 characters', { userid: 'x'.repeat(65) }],
  ['a timestamp in text', { timestamp: String(V1.timestamp) }],
])('refuses a token changed to %s', (_label, changed) => {
  expect(verify({ ...V1, ...changed })).toBeUndefined();
});

it.each(['', 'e30=', '%%%', 'bnVsbA==', 'A'.repeat(5000)])('refuses %p', (encoded) => {
  expect(verifyJoinToken(encoded, { ...APP, nowMs: BEFORE_MS })).toBeUndefined();
});
