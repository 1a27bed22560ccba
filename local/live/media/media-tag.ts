/**
 * One audio, video or script message. RTMP and FLV share the format of its body.
 * https://rtmp.veriskope.com/pdf/video_file_format_spec_v10_1.pdf (annex E.4)
 */
export interface MediaTag {
  kind: 'audio' | 'video' | 'script';
  timestampMs: number;
  body: Buffer;
}

/** The FLV tag types, which are the RTMP message types too. */
export const TAG_TYPE = { audio: 8, video: 9, script: 18 } as const;

/** Whether a tag configures the decoder, holds something to decode, or neither. */
export type TagPart = 'header' | 'frame' | 'other';

/** The parts by the packet types that audio and video share: 0 and 1. */
export function tagPart(packetType: number | undefined): TagPart {
  if (packetType === 0) return 'header';
  return packetType === 1 ? 'frame' : 'other';
}
