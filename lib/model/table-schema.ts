/** A table: its key columns in order, and how long its rows are kept. */
export interface TableSchema {
  name: string;
  key: { name: string; type: 'string' | 'integer' }[];
  /** Absent: for ever. The shortest that Tablestore knows is one day. */
  ttlSeconds?: number;
}
