import { HlsPlaylist } from './hls-playlist';
import { HlsSegmenter } from './hls-segmenter';

const AVC_HEADER = Buffer.from('17000000000142c01effe1000467640020010002ffee', 'hex');
const AAC_HEADER = Buffer.from('af001210', 'hex');
const FRAME_MS = 40;

interface Play {
  fromMs: number;
  toMs: number;
  gopMs: number;
  frameBytes?: number;
}

function pushVideo(segmenter: HlsSegmenter, { fromMs, toMs, gopMs, frameBytes = 400 }: Play): void {
  const unit = Buffer.alloc(frameBytes, 0x65);
  unit.writeUInt32BE(frameBytes - 4);
  for (let timestampMs = fromMs; timestampMs < toMs; timestampMs += FRAME_MS) {
    const frameType = timestampMs % gopMs === 0 ? 0x17 : 0x27;
    const body = Buffer.concat([Buffer.from([frameType, 1, 0, 0, 0]), unit]);
    segmenter.push({ kind: 'video', timestampMs, body });
  }
}

function newSegmenter() {
  const playlist = new HlsPlaylist('room-1', 100);
  const segmenter = new HlsSegmenter(playlist);
  segmenter.push({ kind: 'video', timestampMs: 0, body: AVC_HEADER });
  return { segmenter, playlist };
}

test.each([
  [1000, 2000],
  [1500, 3000],
  [2000, 2000],
  [5000, 5000],
])('keyframes every %d ms make segments of %d ms', (gopMs, segmentMs) => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 16_000, gopMs });
  expect(new Set(playlist.segments.map(({ durationMs }) => durationMs))).toEqual(
    new Set([segmentMs]),
  );
});

test('the playlist lists the latest five segments, and the target fits the longest', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 20_040, gopMs: 2000 });
  const lines = playlist.text?.split('\n') ?? [];
  expect(lines.slice(0, 5)).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:2',
    '#EXT-X-MEDIA-SEQUENCE:105',
    '#EXT-X-DISCONTINUITY-SEQUENCE:0',
  ]);
  const names = lines.filter((line) => line.endsWith('.ts'));
  expect(names).toEqual(playlist.segments.slice(-5).map(({ name }) => name));
  expect(lines.filter((line) => line === '#EXTINF:2.000,')).toHaveLength(5);
});

test('there is no playlist before the first segment is complete', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  expect(playlist.text).toBeUndefined();
});

test('each segment has a name of its own that cannot be guessed from another', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 10_040, gopMs: 2000 });
  const tokens = playlist.segments.map(({ name }) => /-([0-9a-f]{32})\.ts$/.exec(name)?.[1]);
  expect(new Set(tokens).size).toBe(5);
  expect(tokens).not.toContain(undefined);
});

test('only the latest segments stay in memory', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 60_000, gopMs: 2000 });
  expect(playlist.segments).toHaveLength(10);
});

test('new codec settings begin a segment and are marked as a discontinuity', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 3000, gopMs: 1000 });
  const body = Buffer.concat([AVC_HEADER, Buffer.from([1])]);
  segmenter.push({ kind: 'video', timestampMs: 3000, body });
  pushVideo(segmenter, { fromMs: 3000, toMs: 5040, gopMs: 1000 });
  expect(
    playlist.segments.map(({ durationMs, discontinuities }) => [durationMs, discontinuities]),
  ).toEqual([
    [2000, 0],
    [1000, 0],
    [2000, 1],
  ]);
  expect(playlist.text?.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
});

test('a segment that is too large for the memory is left out, and the gap is marked', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  pushVideo(segmenter, { fromMs: 2000, toMs: 4000, gopMs: 2000, frameBytes: 400_000 });
  pushVideo(segmenter, { fromMs: 4000, toMs: 6040, gopMs: 2000 });
  expect(
    playlist.segments.map(({ sequence, discontinuities }) => [sequence, discontinuities]),
  ).toEqual([
    [100, 0],
    [101, 1],
  ]);
});

test('sound alone is cut every two seconds', () => {
  const playlist = new HlsPlaylist('room-1', 100);
  const segmenter = new HlsSegmenter(playlist);
  segmenter.push({ kind: 'audio', timestampMs: 0, body: AAC_HEADER });
  for (let timestampMs = 0; timestampMs < 10_000; timestampMs += 20) {
    segmenter.push({ kind: 'audio', timestampMs, body: Buffer.from([0xaf, 1, 1, 2, 3]) });
  }
  expect(playlist.segments.map(({ durationMs }) => durationMs)).toEqual(Array(5).fill(1900));
});

test('packets count on over the borders of segments, on each track', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 6040, gopMs: 2000, frameBytes: 1000 });
  const bytes = Buffer.concat(playlist.segments.map((segment) => segment.bytes));
  expect(bytes.length % 188).toBe(0);
  const next = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += 188) {
    expect(bytes[at]).toBe(0x47);
    const pid = bytes.readUInt16BE(at + 1) & 0x1fff;
    const counter = (bytes[at + 3] ?? 0) & 0x0f;
    expect(counter).toBe(next.get(pid) ?? counter);
    next.set(pid, (counter + 1) % 16);
  }
  expect([...next.keys()]).toEqual([0, 0x1000, 0x100]);
});

/** What the playlist says of discontinuities, one short line each. */
function borders({ text = '' }: HlsPlaylist): string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('#EXT-X-DISC') || line.endsWith('.ts'))
    .map(
      (line) =>
        /^#EXT-X-DISCONTINUITY$|[^:]+$/.exec(line.replace(/-[0-9a-f]{32}\.ts/, ''))?.[0] ?? '',
    );
}

function pushAudio(segmenter: HlsSegmenter, { fromMs, toMs }: Pick<Play, 'fromMs' | 'toMs'>): void {
  for (let timestampMs = fromMs; timestampMs < toMs; timestampMs += 20) {
    segmenter.push({ kind: 'audio', timestampMs, body: Buffer.from([0xaf, 1, 1, 2, 3]) });
  }
}

/** The times of a segment's first packets with one, in ms, by track. */
function firstTimes(bytes: Buffer): { video?: number; audio?: number } {
  const times: { video?: number; audio?: number } = {};
  for (let at = 0; at < bytes.length; at += 188) {
    const pid = bytes.readUInt16BE(at + 1) & 0x1fff;
    const track = pid === 0x100 ? 'video' : 'audio';
    const pes = bytes.indexOf(Buffer.from([0, 0, 1]), at);
    if (pid < 0x100 || pid > 0x101 || times[track] !== undefined || pes < at || pes > at + 188) {
      continue;
    }
    const b = bytes.subarray(pes + 9, pes + 14);
    const ticks =
      (((b[0] ?? 0) >> 1) & 7) * 2 ** 30 +
      (b.readUInt16BE(1) >> 1) * 2 ** 15 +
      (b.readUInt16BE(3) >> 1);
    times[track] = ticks / 90;
  }
  return times;
}

test('what a push leaves behind when it ends is a segment, too', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2800, gopMs: 2000 });
  segmenter.finish();
  expect(playlist.segments.map(({ durationMs }) => durationMs)).toEqual([2000, 800]);
});

test('a push that follows another goes on behind a discontinuity, with later times', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 4000, gopMs: 2000 });
  segmenter.finish();
  const next = new HlsSegmenter(playlist);
  next.push({ kind: 'video', timestampMs: 0, body: AVC_HEADER });
  pushVideo(next, { fromMs: 0, toMs: 4000, gopMs: 2000 });
  next.finish();
  expect(borders(playlist)).toEqual([
    '0',
    'room-1-100',
    'room-1-101',
    '#EXT-X-DISCONTINUITY',
    'room-1-102',
    'room-1-103',
  ]);
  const times = playlist.segments.map(({ bytes }) => firstTimes(bytes).video ?? 0);
  expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 2000, 4000, 6000]);
});

test('the discontinuity counter moves when the segment with the tag goes, not before', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  segmenter.finish();
  const next = new HlsSegmenter(playlist);
  next.push({ kind: 'video', timestampMs: 0, body: AVC_HEADER });
  const seen: string[][] = [];
  for (let fromMs = 0; fromMs < 16_000; fromMs += 2000) {
    pushVideo(next, { fromMs, toMs: fromMs + 2000, gopMs: 2000 });
    seen.push(borders(playlist).slice(0, 3));
  }
  expect(seen.slice(5)).toEqual([
    ['0', '#EXT-X-DISCONTINUITY', 'room-1-101'],
    ['1', 'room-1-102', 'room-1-103'],
    ['1', 'room-1-103', 'room-1-104'],
  ]);
});

test('several causes at once are one discontinuity', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  segmenter.finish();
  for (const end of [1, 2]) {
    const next = new HlsSegmenter(playlist);
    next.push({
      kind: 'video',
      timestampMs: 0,
      body: Buffer.concat([AVC_HEADER, Buffer.from([end])]),
    });
    if (end === 2) pushVideo(next, { fromMs: 0, toMs: 2000, gopMs: 2000 });
    next.finish();
  }
  expect(borders(playlist)).toEqual(['0', 'room-1-100', '#EXT-X-DISCONTINUITY', 'room-1-101']);
});

test('sound first and the picture later are two kinds of segment, with a discontinuity between', () => {
  const playlist = new HlsPlaylist('room-1', 100);
  const segmenter = new HlsSegmenter(playlist);
  segmenter.push({ kind: 'audio', timestampMs: 0, body: AAC_HEADER });
  pushAudio(segmenter, { fromMs: 0, toMs: 3000 });
  segmenter.push({ kind: 'video', timestampMs: 3000, body: AVC_HEADER });
  pushVideo(segmenter, { fromMs: 3000, toMs: 3040, gopMs: 1000 });
  pushAudio(segmenter, { fromMs: 3000, toMs: 5000 });
  segmenter.finish();
  expect(playlist.segments.map(({ durationMs }) => durationMs)).toEqual([1900, 1100, 40]);
  expect(borders(playlist)).toEqual([
    '0',
    'room-1-100',
    'room-1-101',
    '#EXT-X-DISCONTINUITY',
    'room-1-102',
  ]);
  const tracks = playlist.segments.map(({ bytes }) => Object.keys(firstTimes(bytes)));
  expect(tracks).toEqual([['audio'], ['audio'], ['video', 'audio']]);
});

test('the picture first and sound later is a discontinuity, too', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  segmenter.push({ kind: 'audio', timestampMs: 2000, body: AAC_HEADER });
  pushVideo(segmenter, { fromMs: 2000, toMs: 2040, gopMs: 2000 });
  pushAudio(segmenter, { fromMs: 2000, toMs: 3000 });
  segmenter.finish();
  expect(borders(playlist)).toEqual(['0', 'room-1-100', '#EXT-X-DISCONTINUITY', 'room-1-101']);
});

test('a picture that stops does not silence the sound, and is welcome when it comes back', () => {
  const { segmenter, playlist } = newSegmenter();
  segmenter.push({ kind: 'audio', timestampMs: 0, body: AAC_HEADER });
  pushVideo(segmenter, { fromMs: 0, toMs: 1000, gopMs: 1000 });
  pushAudio(segmenter, { fromMs: 0, toMs: 10_000 });
  pushVideo(segmenter, { fromMs: 10_000, toMs: 11_000, gopMs: 1000 });
  segmenter.finish();
  const kinds = playlist.segments.map(({ bytes, isDiscontinuous }) => [
    ...Object.keys(firstTimes(bytes)),
    isDiscontinuous,
  ]);
  expect(kinds).toEqual([
    ['video', 'audio', false],
    ['audio', true],
    ['audio', false],
    ['audio', false],
    ['video', true],
  ]);
});

test('the target never shrinks, whatever the player has not seen of the longest segment', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 5000, gopMs: 5000 });
  pushVideo(segmenter, { fromMs: 5000, toMs: 45_000, gopMs: 1000 });
  expect(playlist.text).toContain('#EXT-X-TARGETDURATION:5\n');
});

test('a codec that HLS does not carry stops the segments and says so, until it changes', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2040, gopMs: 2000 });
  segmenter.push({ kind: 'audio', timestampMs: 2040, body: Buffer.from([0x2f, 1, 2]) });
  pushVideo(segmenter, { fromMs: 4000, toMs: 6000, gopMs: 2000 });
  expect(segmenter.problem).toBe('no HLS for audio of codec flv-2');
  segmenter.push({ kind: 'audio', timestampMs: 6000, body: AAC_HEADER });
  pushVideo(segmenter, { fromMs: 6000, toMs: 8040, gopMs: 2000 });
  expect(segmenter.problem).toBeUndefined();
  expect(borders(playlist)).toEqual(['0', 'room-1-100', '#EXT-X-DISCONTINUITY', 'room-1-101']);
});

test('a track that lies seconds before the first frame has times before it, not wrapped ones', () => {
  const { segmenter, playlist } = newSegmenter();
  segmenter.push({ kind: 'audio', timestampMs: 0, body: AAC_HEADER });
  pushVideo(segmenter, { fromMs: 0, toMs: 40, gopMs: 2000 });
  pushAudio(segmenter, { fromMs: -9000, toMs: -8000 });
  segmenter.finish();
  const { video = 0, audio = 0 } = firstTimes(playlist.segments[0]?.bytes ?? Buffer.alloc(0));
  expect(video - audio).toBe(9000);
});

test('the first segment of a push that goes on comes sooner: players are waiting for it', () => {
  const { segmenter, playlist } = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 4000, gopMs: 1000 });
  segmenter.finish();
  const next = new HlsSegmenter(playlist);
  next.push({ kind: 'video', timestampMs: 0, body: AVC_HEADER });
  pushVideo(next, { fromMs: 0, toMs: 5040, gopMs: 1000 });
  const durations = playlist.segments.map(({ durationMs }) => durationMs);
  expect(durations).toEqual([2000, 2000, 1000, 2000, 2000]);
});

test('where pictures are announced, sound waits for them a while, and no longer', () => {
  const playlist = new HlsPlaylist('room-1', 100);
  const segmenter = new HlsSegmenter(playlist);
  segmenter.expectsVideo = true;
  segmenter.push({ kind: 'audio', timestampMs: 0, body: AAC_HEADER });
  pushAudio(segmenter, { fromMs: 0, toMs: 4000 });
  segmenter.finish();
  expect(playlist.segments).toEqual([]);
  pushAudio(segmenter, { fromMs: 4000, toMs: 6000 });
  segmenter.finish();
  expect(playlist.segments.map(({ durationMs }) => durationMs)).toEqual([1000]);
});
