import { joinToken } from './rtc-token';

const rtc = {
  endpoint: new URL('https://rtc.example.com'),
  appId: 'a2hz1234',
  appKey: '1234567890abcdef1234567890abcdef',
  gslb: 'https://rgslb.example.com',
  joinTokenTtlSeconds: 0,
};

test('makes the token that the published algorithm makes', () => {
  const member = { channelId: '181-218-3406', userId: '2b9be4b25c2d38c409c376ffd2372be1' };
  const nonce = 'AK-2b9be4b25c2d38c409c376ffd2372be1';
  expect(joinToken(rtc, member, 1560588594_000, nonce).token).toBe(
    '2a64b6e84552031d0822e9cd9bf5bb71f361a705d6899c46c2e8f2602df14f96',
  );
});

test('carries all fields in the single parameter', () => {
  const made = joinToken(rtc, { channelId: '12345', userId: 'host' }, 1560588594_000, '');
  expect(JSON.parse(Buffer.from(made.singleToken, 'base64').toString())).toEqual({
    appid: 'a2hz1234',
    channelid: '12345',
    userid: 'host',
    nonce: '',
    timestamp: 1560588594,
    token: '31afad11448541f86c8eca3f72872bf74463ddff7480f4c754bfad3f8a922e2a',
  });
});

test('never makes two tokens with the same nonce', () => {
  const member = { channelId: '12345', userId: 'host' };
  const nonces = [1, 2].map(() => joinToken(rtc, member, 0).nonce);
  expect(nonces[0]).not.toBe(nonces[1]);
});
