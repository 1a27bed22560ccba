import fc from 'fast-check';
import { readAudioTag } from './audio-tag';
import { readVideoTag } from './video-tag';

function enhanced(first: number, rest: string): Buffer {
  return Buffer.concat([Buffer.from([first]), Buffer.from(rest, 'latin1')]);
}

const COMPOSITION = '\x00\x00\x28';
const EARLIER = '\xff\xff\xd8';

test.each<[string, Buffer, object]>([
  ['H.264 header', Buffer.from('170000000001', 'hex'), { codec: 'avc1', part: 'header' }],
  ['H.264 keyframe', Buffer.from('1701000028ff', 'hex'), { isKeyframe: true, compositionMs: 40 }],
  ['H.264 picture', Buffer.from('2701ffffd8ff', 'hex'), { isKeyframe: false, compositionMs: -40 }],
  ['end of H.264', Buffer.from('1702000000', 'hex'), { part: 'other', isKeyframe: false }],
  ['H.265 header', Buffer.from('1c0000000001', 'hex'), { codec: 'hvc1', part: 'header' }],
  ['H.265 keyframe', Buffer.from('1c01000000ff', 'hex'), { codec: 'hvc1', isKeyframe: true }],
  ['H.263 keyframe', Buffer.from('12ff', 'hex'), { codec: 'flv-2', isKeyframe: true }],
  ['command', Buffer.from('5701000000', 'hex'), { part: 'other', isKeyframe: false }],
])('a plain %s is known as such', (_, body, expected) => {
  expect(readVideoTag(body)).toMatchObject(expected);
});

test.each<[string, Buffer, object]>([
  ['header', enhanced(0x90, 'hvc1abc'), { codec: 'hvc1', part: 'header', isKeyframe: false }],
  [
    'keyframe',
    enhanced(0x91, `hvc1${COMPOSITION}abc`),
    { codec: 'hvc1', part: 'frame', isKeyframe: true, compositionMs: 40 },
  ],
  ['picture', enhanced(0xa1, `hvc1${EARLIER}abc`), { isKeyframe: false, compositionMs: -40 }],
  ['keyframe without delay', enhanced(0x93, 'hvc1abc'), { isKeyframe: true, compositionMs: 0 }],
  ['picture of AV1', enhanced(0x91, 'av01abc'), { codec: 'av01', compositionMs: 0 }],
  ['header of AV1 for MPEG-TS', enhanced(0x95, 'av01abc'), { part: 'header' }],
  ['end', enhanced(0x92, 'hvc1'), { part: 'other', isKeyframe: false }],
  ['HDR metadata', enhanced(0x94, 'hvc1abc'), { part: 'other' }],
  [
    'keyframe behind extensions',
    enhanced(0x97, '\x02123\x07\x004\x03hvc1abc'),
    { codec: 'hvc1', isKeyframe: true },
  ],
])('an enhanced %s is known as such', (_, body, expected) => {
  expect(readVideoTag(body)).toMatchObject(expected);
});

test('the payload is what is behind the header, for every form of it', () => {
  const bodies = [
    Buffer.from('1701000000616263', 'hex'),
    enhanced(0x91, `hvc1${COMPOSITION}abc`),
    enhanced(0x93, 'hvc1abc'),
    enhanced(0x91, 'av01abc'),
  ];
  for (const body of bodies) expect(readVideoTag(body)?.payload.toString()).toBe('abc');
});

test.each<[string, Buffer, object]>([
  ['AAC header', Buffer.from('af001210', 'hex'), { codec: 'mp4a', part: 'header' }],
  ['AAC frame', Buffer.from('af01ff', 'hex'), { codec: 'mp4a', part: 'frame' }],
  ['MP3', Buffer.from('2fff', 'hex'), { codec: 'flv-2', part: 'frame' }],
  ['enhanced AAC header', enhanced(0x90, 'mp4aab'), { codec: 'mp4a', part: 'header' }],
  ['enhanced Opus frame', enhanced(0x91, 'Opusab'), { codec: 'Opus', part: 'frame' }],
  ['enhanced end', enhanced(0x92, 'mp4a'), { part: 'other' }],
])('%s is known as such', (_, body, expected) => {
  expect(readAudioTag(body)).toMatchObject(expected);
});

test('no bytes can break the reading of a tag', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      readVideoTag(Buffer.from(bytes));
      readAudioTag(Buffer.from(bytes));
    }),
    { numRuns: 2000 },
  );
});
