import { readEnhancedTag } from './enhanced-tag';
import { type TagPart, tagPart } from './media-tag';

/** What the first bytes of a video message say of the rest. */
export interface VideoTag {
  /** Four characters, as in enhanced RTMP; `flv-2` and the like for what has none. */
  codec: string;
  part: TagPart;
  /** Whether a decoder can begin with this picture. */
  isKeyframe: boolean;
  /** How much later than it is decoded the picture is shown; may be negative. */
  compositionMs: number;
  payload: Buffer;
}

const ENHANCED = 0x80;
const KEYFRAME = 1;
/** A frame type: a command to the player, no picture. */
const COMMAND = 5;
/** Codec ids whose tags have a packet type and a composition time. 12 and 13 are China's. */
const PLAIN_CODECS: Record<number, string> = { 7: 'avc1', 12: 'hvc1', 13: 'av01' };
/** Frame type and codec, packet type, three bytes of composition time. */
const PLAIN_HEADER_BYTES = 5;
/** Packet types of enhanced tags beside 0 and 1. */
const CODED_FRAMES = 1;
const CODED_FRAMES_X = 3;
const MPEG2TS_SEQUENCE_START = 5;
/** Their coded frames have a composition time. */
const REORDERING_CODECS: ReadonlySet<string> = new Set(['avc1', 'hvc1', 'vvc1']);
const COMPOSITION_BYTES = 3;

/**
 * Reads a video message, plain or enhanced; `undefined` if it is cut short.
 * https://rtmp.veriskope.com/pdf/video_file_format_spec_v10_1.pdf (annex E.4.3)
 */
export function readVideoTag(body: Buffer): VideoTag | undefined {
  const [first] = body;
  if (first === undefined) return undefined;
  return first & ENHANCED ? readEnhanced(body, first) : readPlain(body, first);
}

function readPlain(body: Buffer, first: number): VideoTag | undefined {
  const frameType = first >> 4;
  const codecId = first & 0x0f;
  const codec = PLAIN_CODECS[codecId];
  if (!codec) return videoTag(`flv-${codecId}`, 'frame', frameType, 0, body.subarray(1));
  if (body.length < PLAIN_HEADER_BYTES) return undefined;
  const part = tagPart(body[1]);
  const payload = body.subarray(PLAIN_HEADER_BYTES);
  return videoTag(codec, part, frameType, body.readIntBE(2, COMPOSITION_BYTES), payload);
}

function readEnhanced(body: Buffer, first: number): VideoTag | undefined {
  const tag = readEnhancedTag(body);
  if (!tag) return undefined;
  const { packetType, codec, payload } = tag;
  const frameType = (first >> 4) & 7;
  const isTimed = packetType === CODED_FRAMES && REORDERING_CODECS.has(codec);
  if (!isTimed) return videoTag(codec, enhancedPart(packetType), frameType, 0, payload);
  if (payload.length < COMPOSITION_BYTES) return undefined;
  const compositionMs = payload.readIntBE(0, COMPOSITION_BYTES);
  return videoTag(codec, 'frame', frameType, compositionMs, payload.subarray(COMPOSITION_BYTES));
}

function enhancedPart(packetType: number): TagPart {
  if (packetType === CODED_FRAMES_X) return 'frame';
  return packetType === MPEG2TS_SEQUENCE_START ? 'header' : tagPart(packetType);
}

function videoTag(
  codec: string,
  said: TagPart,
  frameType: number,
  compositionMs: number,
  payload: Buffer,
): VideoTag {
  const part = said === 'frame' && frameType === COMMAND ? 'other' : said;
  const isKeyframe = part === 'frame' && frameType === KEYFRAME;
  return { codec, part, isKeyframe, compositionMs, payload };
}
