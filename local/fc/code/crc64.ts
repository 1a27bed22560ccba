/**
 * CRC-64 by ECMA-182 in its reflected form, as OSS and Function Compute give it: the polynomial
 * 0xC96C5795D7870F42, all ones before and after. In two halves of 32 bits, as BigInt would take
 * seconds for a package of some megabytes.
 */
const POLYNOMIAL = { high: 0xc96c5795, low: 0xd7870f42 };
const HIGH = new Uint32Array(256);
const LOW = new Uint32Array(256);

for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = (low & 1) === 1;
    low = (low >>> 1) | ((high & 1) << 31);
    high >>>= 1;
    if (isOdd) {
      low ^= POLYNOMIAL.low;
      high ^= POLYNOMIAL.high;
    }
  }
  HIGH[byte] = high;
  LOW[byte] = low;
}

/** The checksum of these bytes, as a decimal number. */
export function crc64(bytes: Uint8Array): string {
  let high = 0xffffffff;
  let low = 0xffffffff;
  // By index: packages have megabytes, and an iterator takes four times as long.
  for (let at = 0; at < bytes.length; at++) {
    const index = (low ^ (bytes[at] ?? 0)) & 0xff;
    low = ((low >>> 8) | ((high & 0xff) << 24)) ^ (LOW[index] ?? 0);
    high = (high >>> 8) ^ (HIGH[index] ?? 0);
  }
  return String((BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0));
}
