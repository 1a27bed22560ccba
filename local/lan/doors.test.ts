import { Doors } from './doors';

const doors = new Doors('https://192.168.1.5:7010', [
  { prefix: '', inside: 'http://127.0.0.1:7010' },
  { prefix: '/lan/api', inside: 'http://127.0.0.1:7000' },
  { prefix: '/lan/rtc', inside: 'http://127.0.0.1:7002', paths: /^\/wh[ie]p(?:[/?]|$)/ },
]);

test.each([
  ['/', 7010, '/'],
  ['/watch/12345?lang=zh', 7010, '/watch/12345?lang=zh'],
  ['/lan/api/get-room/12345?waitSeconds=20', 7000, '/get-room/12345?waitSeconds=20'],
  ['/lan/apis', 7010, '/lan/apis'],
  ['/lan/rtc/whip', 7002, '/whip'],
  ['/lan/rtc/whep?user=ann', 7002, '/whep?user=ann'],
])('%s leads to port %i and %s', (url, port, path) => {
  expect(doors.find(url)).toMatchObject({ port, path });
});

test.each(['/lan/rtc/', '/lan/rtc/?Action=StartMPUTask', '/lan/rtc/whips', '*', 'http://evil/'])(
  '%s leads nowhere',
  (url) => expect(doors.find(url)).toBeUndefined(),
);

test.each([
  ['{"api":"http://127.0.0.1:7000"}', '{"api":"https://192.168.1.5:7010/lan/api"}'],
  ['http://127.0.0.1:7002/whip', 'https://192.168.1.5:7010/lan/rtc/whip'],
  ["'self' http://127.0.0.1:7000;", "'self' https://192.168.1.5:7010/lan/api;"],
  ['http://127.0.0.1:7010', 'https://192.168.1.5:7010'],
])('others know %s as %s', (inside, outside) => expect(doors.outward(inside)).toBe(outside));

test.each([
  'http://127.0.0.1:70000',
  'http://127.0.0.1:700',
  'http://127.0.0.1:7001',
  'rtmp://127.0.0.1:7000/live/12345',
  'http://127.0.0.10:7000',
  'https://cdn.example/logo.png',
])('%s, which is no door, stays', (address) => expect(doors.outward(address)).toBe(address));

test.each([
  ['/whip/abc', 'https://192.168.1.5:7010/lan/rtc/whip/abc'],
  ['//cdn.example/a', 'https://cdn.example/a'],
  ['http://127.0.0.1:7010/watch/1', 'https://192.168.1.5:7010/watch/1'],
])('the Location %s is followed to %s', (location, followed) => {
  const target = doors.find('/lan/rtc/whip');
  const told = target && doors.outwardLocation(location, target.door);
  expect(new URL(told ?? '', 'https://192.168.1.5:7010/lan/rtc/whip').href).toBe(followed);
});

test.each([
  ['https://192.168.1.5:7010', 'http://127.0.0.1:7010'],
  ['https://192.168.1.5', 'https://192.168.1.5'],
  ['https://evil.example', 'https://evil.example'],
  ['null', 'null'],
])('a page of %s calls as %s', (outside, inside) => {
  expect(doors.inwardOrigin(outside)).toBe(inside);
});
