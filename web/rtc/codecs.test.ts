import { preferredFirst } from './codecs';

const named = (...names: string[]) => names.map((mimeType) => ({ mimeType }));

test('puts H.264 and Opus first, and keeps what repairs them', () => {
  expect(preferredFirst(named('video/VP8', 'video/rtx', 'video/H264'), 'video')).toEqual(
    named('video/H264', 'video/VP8', 'video/rtx'),
  );
  expect(preferredFirst(named('audio/G722', 'audio/opus'), 'audio')).toEqual(
    named('audio/opus', 'audio/G722'),
  );
});
