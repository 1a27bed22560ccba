/**
 * H.264 and H.265 as RTMP carries them (lengths before units, parameter sets apart) made into what
 * MPEG-TS carries (Annex B: start codes, parameter sets in the stream). ISO/IEC 14496-15.
 */
export interface NalConfig {
  /** Bytes of the length before each unit. */
  lengthBytes: number;
  /** VPS, SPS and PPS, in order. */
  parameterSets: Buffer[];
  /** The unit that says "a picture begins"; players of MPEG-TS want one. */
  delimiter: Buffer;
  isDelimiter(unit: Buffer): boolean;
}

const START_CODE = Buffer.from([0, 0, 0, 1]);

/** One picture in Annex B; a keyframe gets its parameter sets, so that a player can begin there. */
export function toAnnexB(picture: Buffer, config: NalConfig, isKeyframe: boolean): Buffer {
  const parts: Buffer[] = [START_CODE, config.delimiter];
  if (isKeyframe) for (const set of config.parameterSets) parts.push(START_CODE, set);
  let offset = 0;
  while (offset + config.lengthBytes < picture.length) {
    const start = offset + config.lengthBytes;
    const end = start + picture.readUIntBE(offset, config.lengthBytes);
    if (end > picture.length) break;
    const unit = picture.subarray(start, end);
    if (unit.length > 0 && !config.isDelimiter(unit)) parts.push(START_CODE, unit);
    offset = end;
  }
  return Buffer.concat(parts);
}

/** Reads `count` parameter sets, each behind 16 bits of length; `undefined` if cut short. */
export function readParameterSets(record: Buffer, offset: number, count: number) {
  const sets: Buffer[] = [];
  let end = offset;
  while (sets.length < count) {
    if (end + 2 > record.length) return undefined;
    const start = end + 2;
    end = start + record.readUInt16BE(end);
    if (end > record.length) return undefined;
    sets.push(record.subarray(start, end));
  }
  return { sets, end };
}
