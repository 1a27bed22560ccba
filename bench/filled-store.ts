import { IDLE_CLOSE_MS } from '../lib/model/room-step';
import type { Row, Table, Value, Write } from '../lib/model/table';
import { AgendaStore, ROOM_SHARDS } from '../lib/store/agenda-store';
import { RoomStore } from '../lib/store/room-store';
import { TABLES } from '../lib/store/schema';
import { LmdbRowStore } from '../local/tablestore/lmdb-row-store';
import { TableEngine } from '../local/tablestore/table-engine';

/** Rooms that are there before anything is measured. */
export interface FilledRooms {
  /** Of the tables' names. */
  prefix: string;
  rooms: number;
}

/** How many rooms are written in one transaction. */
const CHUNK = 2000;
export const HOSTS = 500;

/** The id of a room that is there. */
export function filledRoomId(index: number): string {
  return `room-${index}`;
}

/** Who hosts that room; hosts take turns. */
export function hostOf(index: number): string {
  return `user-${index % HOSTS}`;
}

/** Makes the tables and fills them as the product would, but without a network in between. */
export async function fillStore(statePath: string, sets: FilledRooms[]): Promise<void> {
  const store = new LmdbRowStore(statePath);
  const engine = new TableEngine(store, { now: () => Date.now() });
  for (const { prefix, rooms } of sets) {
    await store.transact(() => createTables(engine, prefix));
    for (let from = 0; from < rooms; from += CHUNK) {
      await store.transact(() => createRooms(engine, prefix, from, Math.min(from + CHUNK, rooms)));
    }
  }
  await store.close();
}

function createTables(engine: TableEngine, prefix: string): void {
  for (const { name, key, ttlSeconds } of TABLES) {
    engine.createTable({
      name: prefix + name,
      primaryKey: key.map((column) => ({
        name: column.name,
        type: column.type === 'integer' ? 'INTEGER' : 'STRING',
      })),
      definedColumns: [],
      timeToLiveSeconds: ttlSeconds ?? -1,
      maxDeviationSeconds: 86_400,
      reserved: { read: 0, write: 0 },
    });
  }
}

/** The stores' writes are done within their calls, so that one transaction can hold many. */
function createRooms(engine: TableEngine, prefix: string, from: number, to: number): void {
  const table = putOnly(engine, prefix);
  const [rooms, agenda] = [new RoomStore(table), new AgendaStore(table, ROOM_SHARDS)];
  for (let index = from; index < to; index++) {
    const roomId = filledRoomId(index);
    const createdAtMs = Date.now() - index;
    void rooms.create({
      roomId,
      hostId: hostOf(index),
      hostName: hostOf(index),
      title: '',
      kind: 'video',
      createdAtMs,
      autoStart: false,
      autoStop: true,
      hostGraceSeconds: 60,
      deputyId: '',
      maxDurationMinutes: 240,
      maxSeats: 9,
      admission: 'ask' as const,
      allowRelay: true,
      allowPk: true,
      opponentPauseMinutes: 0,
      namePlates: false,
      recording: 'off',
    });
    void agenda.add(roomId, createdAtMs + IDLE_CLOSE_MS);
  }
}

function putOnly(engine: TableEngine, prefix: string): Table {
  const refuse = () => {
    throw new Error('Only rooms are put.');
  };
  const put = async ({ table, key, columns }: Write & { columns: Row }) => {
    engine.write({
      kind: 'put',
      table: prefix + table,
      primaryKey: Object.entries(key).map(([name, value]) => ({ name, value: keyValue(value) })),
      cells: Object.entries(columns).map(([name, value]) => ({
        kind: 'put',
        name,
        value: typeof value === 'boolean' ? value : keyValue(value),
      })),
      condition: { rowExistence: 'ignore' },
      returns: 'nothing',
      returnColumns: [],
    });
  };
  const unused = { get: refuse, getMany: refuse, columns: refuse, range: refuse };
  return { put, ...unused, update: refuse, delete: refuse };
}

function keyValue(value: Exclude<Value, boolean>): string | bigint {
  return typeof value === 'number' ? BigInt(Math.trunc(value)) : value;
}
