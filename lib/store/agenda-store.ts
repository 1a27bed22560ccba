import type { Table } from '../model/table';
import { roomShard } from './room-row';

/**
 * Writes of a growing time go to one end of a partition; a few shards spread them, and each costs
 * a read whenever the agenda is checked.
 */
const SHARDS = 4;
/** Checks of a room within the same second are one. */
const SLOT_MS = 1000;

/** A row beside the shards, by which an operator sees whether the timer is alive. */
export const LAST_RUN_KEY = { shard: 'timer', due_at_ms: 0, room_id: 'timer' };
export const LAST_RUN_COLUMN = 'ran_at_ms';

/** "Check this room again at this time." */
export interface AgendaEntry {
  roomId: string;
  dueAtMs: number;
}

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
    const rows = pages.flatMap((page) => page.rows);
    const entries = rows.map((row) => ({
      roomId: String(row.room_id),
      dueAtMs: Number(row.due_at_ms),
    }));
    return entries.sort((one, other) => one.dueAtMs - other.dueAtMs);
  }
}

function agendaKey({ roomId, dueAtMs }: AgendaEntry) {
  const shard = String(Number.parseInt(roomShard(roomId), 16) % SHARDS);
  return { shard, due_at_ms: dueAtMs, room_id: roomId };
}
