import type { Segment } from './hls-segmenter';

/** How many segments a player sees. */
const WINDOW_SEGMENTS = 5;
/** The version that allows durations with fractions: RFC 8216, section 7. */
const VERSION = 3;

/**
 * The live playlist over the latest segments (RFC 8216); `undefined` until the first is complete.
 * The target is that of all kept segments, so that it does not shrink while a player is on.
 */
export function hlsPlaylist(segments: readonly Segment[]): string | undefined {
  const listed = segments.slice(-WINDOW_SEGMENTS);
  const [first] = listed;
  if (!first) return undefined;
  const longestMs = Math.max(...segments.map((segment) => segment.durationMs));
  const lines = [
    '#EXTM3U',
    `#EXT-X-VERSION:${VERSION}`,
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(longestMs / 1000))}`,
    `#EXT-X-MEDIA-SEQUENCE:${first.sequence}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${first.run}`,
  ];
  let { run } = first;
  for (const segment of listed) {
    if (segment.run !== run) lines.push('#EXT-X-DISCONTINUITY');
    lines.push(`#EXTINF:${(segment.durationMs / 1000).toFixed(3)},`, segment.name);
    run = segment.run;
  }
  return `${lines.join('\n')}\n`;
}
