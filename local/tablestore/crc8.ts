/** CRC-8 with polynomial 0x07, as PlainBuffer's checksums use it. */
const POLYNOMIAL = 0x07;

const TABLE = Uint8Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
  return crc & 0xff;
});

/** The checksum after one more byte. */
export function crc8Byte(crc: number, byte: number): number {
  return TABLE[(crc ^ byte) & 0xff] ?? 0;
}

/** The checksum after the bytes from `start` to `end`. */
export function crc8(crc: number, bytes: Uint8Array, start = 0, end = bytes.length): number {
  let sum = crc;
  for (let at = start; at < end; at++) sum = crc8Byte(sum, bytes[at] ?? 0);
  return sum;
}
