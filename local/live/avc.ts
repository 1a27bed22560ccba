/**
 * H.264 as RTMP carries it (AVCC: lengths before units, parameter sets apart) made into what MPEG-TS
 * carries (Annex B: start codes, parameter sets in the stream). ISO/IEC 14496-15 and 14496-10.
 */
export interface AvcConfig {
  /** Bytes of the length before each unit. */
  lengthBytes: number;
  /** SPS and PPS, in order. */
  parameterSets: Buffer[];
}

const START_CODE = Buffer.from([0, 0, 0, 1]);
/** Says "a picture begins"; players of MPEG-TS want one, and `0xf0` allows every slice type. */
const ACCESS_UNIT_DELIMITER = Buffer.from([0, 0, 0, 1, 9, 0xf0]);
const NAL_DELIMITER = 9;

/** Reads an AVCDecoderConfigurationRecord; `undefined` if it is cut short. */
export function parseAvcConfig(record: Buffer): AvcConfig | undefined {
  const lengthBytes = ((record[4] ?? 0) & 3) + 1;
  const sps = readParameterSets(record, 5, 0x1f);
  const pps = sps && readParameterSets(record, sps.end, 0xff);
  if (!sps || !pps) return undefined;
  return { lengthBytes, parameterSets: [...sps.sets, ...pps.sets] };
}

/** One picture in Annex B; a keyframe gets its parameter sets, so that a player can begin there. */
export function toAnnexB(picture: Buffer, config: AvcConfig, isKeyframe: boolean): Buffer {
  const parts: Buffer[] = [ACCESS_UNIT_DELIMITER];
  if (isKeyframe) for (const set of config.parameterSets) parts.push(START_CODE, set);
  let offset = 0;
  while (offset + config.lengthBytes < picture.length) {
    const start = offset + config.lengthBytes;
    const end = start + picture.readUIntBE(offset, config.lengthBytes);
    if (end > picture.length) break;
    const unit = picture.subarray(start, end);
    if (unit.length > 0 && ((unit[0] ?? 0) & 0x1f) !== NAL_DELIMITER) parts.push(START_CODE, unit);
    offset = end;
  }
  return Buffer.concat(parts);
}

function readParameterSets(record: Buffer, offset: number, countMask: number) {
  const sets: Buffer[] = [];
  let count = (record[offset] ?? 0) & countMask;
  let end = offset + 1;
  if (end > record.length) return undefined;
  for (; count > 0; count--) {
    if (end + 2 > record.length) return undefined;
    const start = end + 2;
    end = start + record.readUInt16BE(end);
    if (end > record.length) return undefined;
    sets.push(record.subarray(start, end));
  }
  return { sets, end };
}
