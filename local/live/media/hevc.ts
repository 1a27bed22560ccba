import { type NalConfig, readParameterSets } from './annex-b';

const NAL_DELIMITER = 35;
/** Any kind of slice may follow (ISO/IEC 23008-2, 7.3.2.5). */
const DELIMITER = Buffer.from([NAL_DELIMITER << 1, 1, 0x50]);
/** Where the bytes of a length and the number of arrays stand. */
const LENGTH_AT = 21;
const ARRAYS_AT = 22;

/**
 * Reads H.265's HEVCDecoderConfigurationRecord; `undefined` if it is cut short.
 * ISO/IEC 14496-15, 8.3.3.1.
 */
export function parseHevcConfig(record: Buffer): NalConfig | undefined {
  const arrays = record[ARRAYS_AT];
  if (arrays === undefined) return undefined;
  const parameterSets: Buffer[] = [];
  let offset = ARRAYS_AT + 1;
  for (let index = 0; index < arrays; index++) {
    // The type of the units in the array, and how many there are.
    if (offset + 3 > record.length) return undefined;
    const read = readParameterSets(record, offset + 3, record.readUInt16BE(offset + 1));
    if (!read) return undefined;
    parameterSets.push(...read.sets);
    offset = read.end;
  }
  return {
    lengthBytes: ((record[LENGTH_AT] ?? 0) & 3) + 1,
    parameterSets,
    delimiter: DELIMITER,
    isDelimiter: (unit) => (((unit[0] ?? 0) >> 1) & 0x3f) === NAL_DELIMITER,
  };
}
