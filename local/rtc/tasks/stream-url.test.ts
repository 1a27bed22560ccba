import { streamOf } from './stream-url';

it.each([
  ['rtmp://push.example.com/live/room1'],
  ['rtmp://push.example.com/live/room1?auth_key=1-0-0-abc'],
  ['RTMP://PUSH.example.com:1935/live/room1'],
  ['rtmp://push.example.com//live/room1/'],
  ['rtmp://push.example.com/live/%72oom1'],
  ['rtmp://user:password@push.example.com/live/room1#fragment'],
])('takes %s for the same stream', (url) => {
  expect(streamOf(url)).toBe('push.example.com/live/room1');
});

it.each([
  ['rtmp://push.example.com/live/room2'],
  ['rtmp://push.example.com/live/Room1'],
  ['rtmp://push.example.com/other/room1'],
  ['rtmp://other.example.com/live/room1'],
  ['rtmp://push.example.com:1936/live/room1'],
])('takes %s for another stream', (url) => {
  expect(streamOf(url)).toEqual(expect.not.stringMatching(/^push\.example\.com\/live\/room1$/));
});

it.each([
  ['rtmps://push.example.com/live/room1'],
  ['https://push.example.com/live/room1'],
  ['rtmp://push.example.com/room1'],
  ['rtmp:///live/room1'],
  ['rtmp://push.example.com/live/%zz'],
  ['room1'],
  [`rtmp://push.example.com/live/${'x'.repeat(2048)}`],
])('takes %s for no StreamURL', (url) => {
  expect(streamOf(url)).toBeUndefined();
});
