/** The tables, their key columns in order, and how long their rows are kept. */
export interface TableSchema {
  name: string;
  key: { name: string; type: 'string' | 'integer' }[];
  /** Absent: for ever. The shortest that Tablestore knows is one day. */
  ttlSeconds?: number;
}

export const TABLES: TableSchema[] = [
  {
    name: 'rooms',
    key: [
      { name: 'shard', type: 'string' },
      { name: 'room_id', type: 'string' },
    ],
  },
  {
    name: 'directory',
    key: [
      { name: 'bucket', type: 'string' },
      { name: 'created_at_ms', type: 'integer' },
      { name: 'room_id', type: 'string' },
    ],
  },
];
