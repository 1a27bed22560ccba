import { randomBytes } from 'node:crypto';

/** A request id in the form the platform gives it: `1-<seconds in hex>-<8 digits>-<12 digits>`. */
export function newRequestId(nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000).toString(16);
  return `1-${seconds}-${randomBytes(4).toString('hex')}-${randomBytes(6).toString('hex')}`;
}
