/**
 * AAC as RTMP carries it (bare frames, configuration apart) made into what MPEG-TS carries (ADTS: a
 * header before each frame). ISO/IEC 14496-3, 1.6.2 and 1.A.2.
 */
export interface AacConfig {
  /** ADTS counts from 0: 1 is AAC-LC. */
  profile: number;
  frequencyIndex: number;
  channels: number;
}

const AAC_LC = 2;
/** HE-AAC: ADTS names the LC core, and decoders find the extension by themselves. */
const SBR = 5;
const PARAMETRIC_STEREO = 29;
const MAX_ADTS_OBJECT_TYPE = 4;
const MAX_FREQUENCY_INDEX = 12;
const ADTS_HEADER_BYTES = 7;
/** The frame length has 13 bits. */
const MAX_ADTS_FRAME_BYTES = 0x1fff;

/** Reads an AudioSpecificConfig; `undefined` for what ADTS has no way to say. */
export function parseAacConfig(config: Buffer): AacConfig | undefined {
  if (config.length < 2) return undefined;
  const bits = config.readUInt16BE();
  const signalled = bits >> 11;
  const objectType = signalled === SBR || signalled === PARAMETRIC_STEREO ? AAC_LC : signalled;
  const frequencyIndex = (bits >> 7) & 0x0f;
  const channels = (bits >> 3) & 0x0f;
  const isExpressible =
    objectType >= 1 &&
    objectType <= MAX_ADTS_OBJECT_TYPE &&
    frequencyIndex <= MAX_FREQUENCY_INDEX &&
    channels >= 1 &&
    channels <= 7;
  return isExpressible ? { profile: objectType - 1, frequencyIndex, channels } : undefined;
}

/** One frame with its ADTS header; `undefined` if it is too long for one. */
export function toAdts(frame: Buffer, config: AacConfig): Buffer | undefined {
  const length = ADTS_HEADER_BYTES + frame.length;
  if (length > MAX_ADTS_FRAME_BYTES) return undefined;
  const { profile, frequencyIndex, channels } = config;
  const header = Buffer.from([
    0xff,
    0xf1,
    (profile << 6) | (frequencyIndex << 2) | (channels >> 2),
    ((channels & 3) << 6) | (length >> 11),
    (length >> 3) & 0xff,
    ((length & 7) << 5) | 0x1f,
    0xfc,
  ]);
  return Buffer.concat([header, frame]);
}
