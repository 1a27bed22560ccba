import { readEnhancedTag } from './enhanced-tag';
import { type TagPart, tagPart } from './media-tag';

/** What the first bytes of an audio message say of the rest. */
export interface AudioTag {
  /** Four characters, as in enhanced RTMP; `flv-11` and the like for what has none. */
  codec: string;
  part: TagPart;
  payload: Buffer;
}

/** Sound formats: AAC says by a second byte whether it is a header; 9 says that it is enhanced. */
const AAC = 10;
const ENHANCED = 9;
const AAC_HEADER_BYTES = 2;

/**
 * Reads an audio message, plain or enhanced; `undefined` if it is cut short.
 * https://rtmp.veriskope.com/pdf/video_file_format_spec_v10_1.pdf (annex E.4.2)
 */
export function readAudioTag(body: Buffer): AudioTag | undefined {
  const [first] = body;
  if (first === undefined) return undefined;
  const format = first >> 4;
  if (format === ENHANCED) {
    const tag = readEnhancedTag(body);
    return tag && { codec: tag.codec, part: tagPart(tag.packetType), payload: tag.payload };
  }
  if (format !== AAC) return { codec: `flv-${format}`, part: 'frame', payload: body.subarray(1) };
  if (body.length < AAC_HEADER_BYTES) return undefined;
  return { codec: 'mp4a', part: tagPart(body[1]), payload: body.subarray(AAC_HEADER_BYTES) };
}
