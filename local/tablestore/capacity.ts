/** Capacity units that an operation used up. */
export interface Consumed {
  read: number;
  write: number;
}

const UNIT_BYTES = 4096;

/** Units are whole, at least one. https://help.aliyun.com/document_detail/27306.htm */
export function capacityUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES));
}
