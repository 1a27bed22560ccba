import { hlsPlaylist } from './hls-playlist';
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

function newSegmenter(): HlsSegmenter {
  const segmenter = new HlsSegmenter('room-1', 100);
  segmenter.push({ kind: 'video', timestampMs: 0, body: AVC_HEADER });
  return segmenter;
}

test.each([
  [1000, 2000],
  [1500, 3000],
  [2000, 2000],
  [5000, 5000],
])('keyframes every %d ms make segments of %d ms', (gopMs, segmentMs) => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 16_000, gopMs });
  expect(new Set(segmenter.segments.map(({ durationMs }) => durationMs))).toEqual(
    new Set([segmentMs]),
  );
});

test('the playlist lists the latest five segments, and the target fits the longest', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 20_040, gopMs: 2000 });
  const lines = hlsPlaylist(segmenter.segments)?.split('\n') ?? [];
  expect(lines.slice(0, 5)).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:2',
    '#EXT-X-MEDIA-SEQUENCE:105',
    '#EXT-X-DISCONTINUITY-SEQUENCE:0',
  ]);
  const names = lines.filter((line) => line.endsWith('.ts'));
  expect(names).toEqual(segmenter.segments.slice(-5).map(({ name }) => name));
  expect(lines.filter((line) => line === '#EXTINF:2.000,')).toHaveLength(5);
});

test('there is no playlist before the first segment is complete', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  expect(hlsPlaylist(segmenter.segments)).toBeUndefined();
});

test('each segment has a name of its own that cannot be guessed from another', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 10_040, gopMs: 2000 });
  const tokens = segmenter.segments.map(({ name }) => /-([0-9a-f]{32})\.ts$/.exec(name)?.[1]);
  expect(new Set(tokens).size).toBe(5);
  expect(tokens).not.toContain(undefined);
});

test('only the latest segments stay in memory', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 60_000, gopMs: 2000 });
  expect(segmenter.segments).toHaveLength(10);
});

test('new codec settings begin a segment and are marked as a discontinuity', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 3000, gopMs: 1000 });
  const body = Buffer.concat([AVC_HEADER, Buffer.from([1])]);
  segmenter.push({ kind: 'video', timestampMs: 3000, body });
  pushVideo(segmenter, { fromMs: 3000, toMs: 5040, gopMs: 1000 });
  expect(segmenter.segments.map(({ durationMs, run }) => [durationMs, run])).toEqual([
    [2000, 0],
    [1000, 0],
    [2000, 1],
  ]);
  expect(hlsPlaylist(segmenter.segments)?.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
});

test('a segment that is too large for the memory is left out, and the gap is marked', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 2000, gopMs: 2000 });
  pushVideo(segmenter, { fromMs: 2000, toMs: 4000, gopMs: 2000, frameBytes: 400_000 });
  pushVideo(segmenter, { fromMs: 4000, toMs: 6040, gopMs: 2000 });
  expect(segmenter.segments.map(({ sequence, run }) => [sequence, run])).toEqual([
    [100, 0],
    [101, 1],
  ]);
});

test('sound alone is cut every two seconds', () => {
  const segmenter = new HlsSegmenter('room-1', 100);
  segmenter.push({ kind: 'audio', timestampMs: 0, body: AAC_HEADER });
  for (let timestampMs = 0; timestampMs < 10_000; timestampMs += 20) {
    segmenter.push({ kind: 'audio', timestampMs, body: Buffer.from([0xaf, 1, 1, 2, 3]) });
  }
  expect(segmenter.segments.map(({ durationMs }) => durationMs)).toEqual(Array(5).fill(1900));
});

test('packets count on over the borders of segments, on each track', () => {
  const segmenter = newSegmenter();
  pushVideo(segmenter, { fromMs: 0, toMs: 6040, gopMs: 2000, frameBytes: 1000 });
  const bytes = Buffer.concat(segmenter.segments.map((segment) => segment.bytes));
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
