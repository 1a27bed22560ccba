import { type NalConfig, readParameterSets } from './annex-b';

const NAL_DELIMITER = 9;
/** `0xf0` allows every slice type. */
const DELIMITER = Buffer.from([NAL_DELIMITER, 0xf0]);
/** Version, profile, compatibility, level, and the bytes of a length. */
const FIXED_BYTES = 5;

/**
 * Reads H.264's AVCDecoderConfigurationRecord; `undefined` if it is cut short.
 * ISO/IEC 14496-15, 5.3.3.1.
 */
export function parseAvcConfig(record: Buffer): NalConfig | undefined {
  const lengthBytes = ((record[4] ?? 0) & 3) + 1;
  const sps = readCountedSets(record, FIXED_BYTES, 0x1f);
  const pps = sps && readCountedSets(record, sps.end, 0xff);
  if (!sps || !pps) return undefined;
  return {
    lengthBytes,
    parameterSets: [...sps.sets, ...pps.sets],
    delimiter: DELIMITER,
    isDelimiter: (unit) => ((unit[0] ?? 0) & 0x1f) === NAL_DELIMITER,
  };
}

function readCountedSets(record: Buffer, offset: number, countMask: number) {
  const count = record[offset];
  return count === undefined ? undefined : readParameterSets(record, offset + 1, count & countMask);
}
