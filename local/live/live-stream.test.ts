import fc from 'fast-check';
import { HlsPlaylist } from './hls/hls-playlist';
import { LiveStream, type Viewer } from './live-stream';
import type { MediaTag } from './media/media-tag';
import type { AmfValue } from './rtmp/amf0';
import { encodeAmf0 } from './rtmp/amf0-writer';

const AVC_HEADER = [0x17, 0, 0, 0, 0, 1];
const AAC_HEADER = [0xaf, 0, 0x12, 0x10];
const KEYFRAME = [0x17, 1, 0, 0, 0];
const PICTURE = [0x27, 1, 0, 0, 0];
const SOUND = [0xaf, 1];

function newStream(): LiveStream {
  const publisher = { ip: '', args: '', cut: () => {} };
  return new LiveStream('live', 'room-1', publisher, 0, new HlsPlaylist('room-1', 0));
}

function video(timestampMs: number, body: number[]): MediaTag {
  return { kind: 'video', timestampMs, body: Buffer.from(body) };
}

function audio(timestampMs: number, body: number[]): MediaTag {
  return { kind: 'audio', timestampMs, body: Buffer.from(body) };
}

/** Writes down what it sees, one short line each. */
class Witness implements Viewer {
  seen: string[] = [];

  begin({ hasAudio, hasVideo }: { hasAudio: boolean; hasVideo: boolean }): void {
    this.seen.push(`begin${hasAudio ? ' audio' : ''}${hasVideo ? ' video' : ''}`);
  }

  send({ kind, timestampMs, body }: MediaTag): void {
    this.seen.push(`${kind} ${timestampMs} ${body.toString('hex')}`);
  }

  end(): void {
    this.seen.push('end');
  }
}

test('who joins late gets the headers and the pictures since the last keyframe, from 0 on', () => {
  const stream = newStream();
  stream.push(video(5000, AVC_HEADER));
  stream.push(audio(5000, AAC_HEADER));
  stream.push(video(5000, [...KEYFRAME, 1]));
  stream.push(video(7000, [...KEYFRAME, 2]));
  stream.push(audio(7010, [...SOUND, 3]));
  const witness = new Witness();
  stream.join(witness);
  stream.push(video(7040, [...PICTURE, 4]));
  stream.end();
  expect(witness.seen).toEqual([
    'begin audio video',
    'video 0 170000000001',
    'audio 0 af001210',
    'video 0 170100000002',
    'audio 10 af0103',
    'video 40 270100000004',
    'end',
  ]);
});

test('who joins before the first picture begins with it', () => {
  const stream = newStream();
  const witness = new Witness();
  stream.join(witness);
  stream.push(video(0, AVC_HEADER));
  stream.push(audio(0, [...SOUND, 1]));
  expect(witness.seen).toEqual([]);
  stream.push(video(0, KEYFRAME));
  expect(witness.seen).toEqual(['begin audio video', 'video 0 170000000001', 'video 0 1701000000']);
});

test('a stream without video says so and begins with any sound', () => {
  const stream = newStream();
  stream.push(audio(0, AAC_HEADER));
  const witness = new Witness();
  stream.join(witness);
  stream.push(audio(900, [...SOUND, 1]));
  expect(witness.seen).toEqual(['begin audio', 'audio 0 af001210', 'audio 0 af0101']);
});

test('a new sequence header is passed on, and old pictures are not shown with it', () => {
  const stream = newStream();
  const early = new Witness();
  stream.push(video(0, AVC_HEADER));
  stream.push(video(0, KEYFRAME));
  stream.join(early);
  const other = [...AVC_HEADER, 9];
  stream.push(video(40, other));
  const late = new Witness();
  stream.join(late);
  expect(early.seen.at(-1)).toBe('video 0 17000000000109');
  expect(late.seen).toEqual([]);
  stream.push(video(40, KEYFRAME));
  expect(late.seen).toEqual(['begin video', 'video 0 17000000000109', 'video 0 1701000000']);
});

test('the size of the picture is taken from the metadata, which late viewers get too', () => {
  const stream = newStream();
  const body = encodeAmf0('onMetaData', { width: 640, height: 360 });
  stream.push({ kind: 'script', timestampMs: 0, body });
  stream.push(video(0, KEYFRAME));
  const witness = new Witness();
  stream.join(witness);
  expect(stream).toMatchObject({ width: 640, height: 360 });
  expect(witness.seen[1]).toBe(`script 0 ${body.toString('hex')}`);
});

test('a GOP that is too long for the memory is not kept: viewers wait for the next keyframe', () => {
  const stream = newStream();
  const megabyte = Buffer.alloc(1024 * 1024, 1);
  stream.push(video(0, KEYFRAME));
  for (let index = 0; index < 4; index++) {
    const body = Buffer.concat([Buffer.from(PICTURE), megabyte]);
    stream.push({ kind: 'video', timestampMs: 40 * index, body });
  }
  const witness = new Witness();
  stream.join(witness);
  expect(witness.seen).toEqual([]);
  stream.push(video(200, KEYFRAME));
  expect(witness.seen).toEqual(['begin video', 'video 0 1701000000']);
});

test.each([
  ['plain', [0x1c, 0, 0, 0, 0, 1], [0x1c, 1, 0, 0, 0, 2], [0x2c, 1, 0, 0, 0, 3]],
  ['enhanced', ...enhanced('hvc1')],
  ['AV1', ...enhanced('av01')],
])('%s H.265 and what else is new comes to late viewers with its header', (_, ...bodies) => {
  const stream = newStream();
  for (const body of bodies) stream.push(video(1000, body));
  const witness = new Witness();
  stream.join(witness);
  const hex = bodies.map((body) => `video 0 ${Buffer.from(body).toString('hex')}`);
  expect(witness.seen).toEqual(['begin video', ...hex]);
});

/** Header, keyframe and picture in the form of enhanced RTMP. */
function enhanced(codec: string): [number[], number[], number[]] {
  const fourCc = [...Buffer.from(codec)];
  return [
    [0x90, ...fourCc, 1],
    [0x91, ...fourCc, 0, 0, 0, 2],
    [0xa1, ...fourCc, 0, 0, 0, 3],
  ];
}

test('the end of a sequence is nothing to begin with', () => {
  const stream = newStream();
  stream.push(video(0, AVC_HEADER));
  stream.push(video(0, KEYFRAME));
  stream.push(video(40, [0x17, 2, 0, 0, 0]));
  const witness = new Witness();
  stream.join(witness);
  expect(witness.seen).toEqual([
    'begin video',
    'video 0 170000000001',
    'video 0 1701000000',
    'video 40 1702000000',
  ]);
});

test.each<[string, Record<string, AmfValue>, string]>([
  ['both by number', { audiocodecid: 10, videocodecid: 7 }, 'begin audio video'],
  ['both by name', { audiocodecid: 'mp4a', videocodecid: 'avc1' }, 'begin audio video'],
  ['both by flag', { hasAudio: true, hasVideo: true }, 'begin audio video'],
  ['pictures only', { videocodecid: 7 }, 'begin video'],
  ['pictures only, by flag', { hasAudio: false, audiocodecid: 10 }, 'begin video'],
  ['pictures only, by an empty name', { audiocodecid: '' }, 'begin video'],
  ['nothing', {}, 'begin video'],
])('metadata that announces %s makes a viewer begin so before all is there', (_, data, begin) => {
  const stream = newStream();
  stream.push({ kind: 'script', timestampMs: 0, body: encodeAmf0('onMetaData', data) });
  stream.push(video(0, KEYFRAME));
  const witness = new Witness();
  stream.join(witness);
  expect(witness.seen[0]).toBe(begin);
});

test('metadata cannot deny what is there', () => {
  const stream = newStream();
  const body = encodeAmf0('onMetaData', { hasAudio: false, videocodecid: 7 });
  stream.push({ kind: 'script', timestampMs: 0, body });
  stream.push(audio(0, AAC_HEADER));
  stream.push(audio(0, SOUND));
  stream.push(video(0, KEYFRAME));
  const witness = new Witness();
  stream.join(witness);
  expect(witness.seen[0]).toBe('begin audio video');
});

test('sound that lies seconds behind the pictures keeps its own times for who joins', () => {
  const stream = newStream();
  for (let atMs = 0; atMs <= 4_000; atMs += 40) {
    stream.push(video(10_000 + atMs, atMs % 2_000 === 0 ? KEYFRAME : PICTURE));
    stream.push(audio(5_000 + atMs, SOUND));
  }
  const witness = new Witness();
  stream.join(witness);
  for (let atMs = 4_040; atMs <= 4_120; atMs += 40) stream.push(audio(5_000 + atMs, SOUND));
  expect(witness.seen).toEqual([
    'begin audio video',
    'video 5000 1701000000',
    'audio 0 af01',
    'audio 40 af01',
    'audio 80 af01',
    'audio 120 af01',
  ]);
});

test('no content of a tag can break a stream', () => {
  const anyTag = fc.record<MediaTag>({
    kind: fc.constantFrom('audio', 'video', 'script'),
    timestampMs: fc.nat({ max: 2 ** 32 - 1 }),
    body: fc
      .tuple(fc.constantFrom([], AVC_HEADER, AAC_HEADER, KEYFRAME, PICTURE, SOUND), fc.uint8Array())
      .map(([start, rest]) => Buffer.from([...start, ...rest])),
  });
  fc.assert(
    fc.property(fc.array(anyTag, { maxLength: 50 }), (tags) => {
      const stream = newStream();
      stream.join(new Witness());
      for (const tag of tags) stream.push(tag);
    }),
  );
});
