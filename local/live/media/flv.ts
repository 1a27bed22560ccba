import { type MediaTag, TAG_TYPE } from './media-tag';

const TAG_HEADER_BYTES = 11;

/**
 * The beginning of an FLV stream, which says what tracks it has: players wait for those.
 * https://rtmp.veriskope.com/pdf/video_file_format_spec_v10_1.pdf (annex E)
 */
export function flvHeader({
  hasAudio,
  hasVideo,
}: {
  hasAudio: boolean;
  hasVideo: boolean;
}): Buffer {
  const flags = (hasAudio ? 4 : 0) | (hasVideo ? 1 : 0);
  return Buffer.from([...Buffer.from('FLV'), 1, flags, 0, 0, 0, 9, 0, 0, 0, 0]);
}

/** One tag with the size that follows it. */
export function flvTag({ kind, timestampMs, body }: MediaTag): Buffer {
  const bytes = Buffer.alloc(TAG_HEADER_BYTES + body.length + 4);
  bytes[0] = TAG_TYPE[kind];
  bytes.writeUIntBE(body.length, 1, 3);
  bytes.writeUIntBE(timestampMs & 0xffffff, 4, 3);
  bytes[7] = (timestampMs >>> 24) & 0xff;
  body.copy(bytes, TAG_HEADER_BYTES);
  bytes.writeUInt32BE(TAG_HEADER_BYTES + body.length, TAG_HEADER_BYTES + body.length);
  return bytes;
}
