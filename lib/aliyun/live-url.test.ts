import fc from 'fast-check';
import { authKey, playUrls, pushUrl } from './live-url';

const live = {
  app: 'live',
  pushDomain: 'push.example.com',
  pushKey: 'aliyunliveexp1234',
  playDomain: 'play.example.com',
  playKey: 'aliyunliveexp1234',
  playScheme: 'https' as const,
  pushUrlTtlSeconds: 0,
  playUrlTtlSeconds: 0,
};
const NOW_MS = 1622194197_999;

test.each([
  ['/video/standard', '5552ff52b5e4e20387c6dc18afce206b'],
  ['/live/room-1', '37721bc968aa9105ebd1f23503f1a5aa'],
  ['/live/room-1.flv', 'a8d974cd0166d1fec5e5d72b00142d62'],
  ['/live/room-1.m3u8', '7e0bb76d5e4fc8b4782324c7c9a93ef5'],
])('signs %s as the vendor does', (path, md5) => {
  expect(authKey(path, 'aliyunliveexp1234', 1622194197)).toBe(`1622194197-0-0-${md5}`);
});

test('signs the push URL over the path without a suffix', () => {
  expect(pushUrl(live, 'room-1', NOW_MS)).toBe(
    'rtmp://push.example.com/live/room-1?auth_key=1622194197-0-0-37721bc968aa9105ebd1f23503f1a5aa',
  );
});

test('signs each play URL over its own suffix', () => {
  expect(playUrls(live, 'room-1', NOW_MS)).toEqual({
    rtmp: 'rtmp://play.example.com/live/room-1?auth_key=1622194197-0-0-37721bc968aa9105ebd1f23503f1a5aa',
    flv: 'https://play.example.com/live/room-1.flv?auth_key=1622194197-0-0-a8d974cd0166d1fec5e5d72b00142d62',
    hls: 'https://play.example.com/live/room-1.m3u8?auth_key=1622194197-0-0-7e0bb76d5e4fc8b4782324c7c9a93ef5',
  });
});

test('keeps a URL valid for its time to live', () => {
  const url = pushUrl({ ...live, pushUrlTtlSeconds: 60 }, 'room-1', NOW_MS);
  expect(url).toContain('auth_key=1622194257-0-0-');
});

test('signs any stream so that the URL is whole and the signature fits its path only', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,40}$/);
  fc.assert(
    fc.property(name, fc.integer({ min: 0, max: 4e12 }), (stream, nowMs) => {
      const { pathname, searchParams } = new URL(playUrls(live, stream, nowMs).flv);
      const [seconds = ''] = searchParams.get('auth_key')?.split('-') ?? [];
      expect(pathname).toBe(`/live/${stream}.flv`);
      expect(searchParams.get('auth_key')).toBe(authKey(pathname, live.playKey, Number(seconds)));
      expect(searchParams.get('auth_key')).not.toBe(
        authKey(`${pathname}x`, live.playKey, Number(seconds)),
      );
    }),
  );
});

test('signs what is pushed and what is played each with its own key', () => {
  const { playKey: _, ...push } = live;
  const played = playUrls({ ...push, playKey: 'another-key' }, 'room-1', NOW_MS).rtmp;
  expect(played).toContain(authKey('/live/room-1', 'another-key', 1622194197));
  const pushed = pushUrl({ ...push, playKey: 'another-key' }, 'room-1', NOW_MS);
  expect(pushed).toContain(authKey('/live/room-1', live.pushKey, 1622194197));
});
