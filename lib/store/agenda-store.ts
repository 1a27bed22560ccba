import type { Table } from '../model/table';
import { integer, key, type RowOf, readRow, text } from './columns';
import { LAST_RUN_COLUMN, LAST_RUN_KEY } from './last-run';
import { roomShard } from './room-row';

/**
 * Writes of a growing time go to one end of a partition; a few shards spread them, and each costs
 * a read whenever the agenda is checked.
 */
const SHARDS = 4;
/** Checks of a room within the same second are one. */
const SLOT_MS = 1000;

const ENTRY = { roomId: key(text('room_id')), dueAtMs: key(integer('due_at_ms')) };

/** "Check this room again at this time." */
export type AgendaEntry = RowOf<typeof ENTRY>;

/** The times at which rooms have to be checked, oldest first. */
export class AgendaStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Puts a check on the agenda; repeating it is harmless. */
  async add(roomId: string, dueAtMs: number): Promise<void> {
    const slot = Math.ceil(dueAtMs / SLOT_MS) * SLOT_MS;
    const key = agendaKey({ roomId, dueAtMs: slot });
    await this.#table.put({ table: 'agenda', key, row: 'any', columns: { listed: true } });
  }

  /** Takes a check off the agenda. */
  async remove(entry: AgendaEntry): Promise<void> {
    await this.#table.delete({ table: 'agenda', key: agendaKey(entry), row: 'any' });
  }

  /** Notes that a run of the timer has begun. */
  async noteRun(nowMs: number): Promise<void> {
    const columns = { [LAST_RUN_COLUMN]: nowMs };
    await this.#table.put({ table: 'agenda', key: LAST_RUN_KEY, row: 'any', columns });
  }

  /** The first entries of every shard that are due before a time, oldest first. */
  async dueBefore(timeMs: number, perShard: number): Promise<AgendaEntry[]> {
    const pages = await Promise.all(
      Array.from({ length: SHARDS }, (_, shard) =>
        this.#table.range({
          table: 'agenda',
          prefix: { shard: String(shard) },
          end: { due_at_ms: Math.ceil(timeMs) },
          keyColumns: ['shard', 'due_at_ms', 'room_id'],
          direction: 'forward',
          limit: perShard,
        }),
      ),
    );
    const entries = pages.flatMap(({ rows }) => rows.map((row) => readRow(ENTRY, row)));
    return entries.sort((one, other) => one.dueAtMs - other.dueAtMs);
  }
}

function agendaKey({ roomId, dueAtMs }: AgendaEntry) {
  const shard = String(Number.parseInt(roomShard(roomId), 16) % SHARDS);
  return { shard, due_at_ms: dueAtMs, room_id: roomId };
}
