export type KeyType = 'INTEGER' | 'STRING' | 'BINARY';

/** The schema and options of a table. */
export interface TableSpec {
  name: string;
  /** The first column is the partition key. */
  primaryKey: { name: string; type: KeyType }[];
  /** Kept only to be described again; `type` is the service's number. */
  definedColumns: { name: string; type: number }[];
  /** -1 when cells live for ever. */
  timeToLiveSeconds: number;
  /** How far from now a version that the caller gives may be. */
  maxDeviationSeconds: number;
  reserved: { read: number; write: number };
}

export interface Table extends TableSpec {
  /** What the keys of its rows begin with. */
  id: number;
  createdAtMs: number;
}
