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

const AVC = 7;
const AAC = 10;
const KEYFRAME = 1;

/** Whether the body holds H.264. */
export function isAvc(tag: MediaTag): boolean {
  return tag.kind === 'video' && ((tag.body[0] ?? 0) & 0x0f) === AVC;
}

/** Whether the body holds AAC. */
export function isAac(tag: MediaTag): boolean {
  return tag.kind === 'audio' && (tag.body[0] ?? 0) >> 4 === AAC;
}

/** Whether the body configures the decoder instead of holding a frame. */
export function isSequenceHeader(tag: MediaTag): boolean {
  return (isAvc(tag) || isAac(tag)) && tag.body[1] === 0;
}

/** Whether a decoder can begin with this picture. */
export function isKeyframe(tag: MediaTag): boolean {
  return tag.kind === 'video' && (tag.body[0] ?? 0) >> 4 === KEYFRAME && !isSequenceHeader(tag);
}
