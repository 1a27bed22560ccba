import type { KeyType } from '../table';

/** The service's numbers of the types that a key column may have. */
export const KEY_TYPES: Record<number, KeyType> = { 1: 'INTEGER', 2: 'STRING', 3: 'BINARY' };

/** The service's number of a key type. */
export function keyTypeNumber(type: KeyType): number {
  return { INTEGER: 1, STRING: 2, BINARY: 3 }[type];
}
