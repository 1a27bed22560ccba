import { randomUUID } from 'node:crypto';
import { type Key, type Table, unlessOvertaken } from '../model/table';
import { integer, key, type RowOf, readRow, text, writeRow } from './columns';
import { LAST_RUN_COLUMN, LAST_RUN_KEY } from './last-run';
import { roomShard } from './room-row';

/**
 * Writes of a growing time go to one end of a partition; a few shards spread them, and each costs
 * a read whenever the agenda is checked.
 */
export const ROOM_SHARDS = ['0', '1', '2', '3'];

/**
 * Events that wait for their receiver have a list of their own: however long it is, no room waits
 * behind it. One shard, as only what could not be delivered at once comes here.
 */
export const DELIVERY_SHARDS = ['events'];

/** Replays whose files are awaited, or that are to be deleted: by their own ids. */
export const REPLAY_SHARDS = ['replays'];

/** Checks of a room within the same second are one. */
const SLOT_MS = 1000;

const ENTRY = {
  roomId: key(text('room_id')),
  dueAtMs: key(integer('due_at_ms')),
  /** Another one each time that the check is put there. */
  token: text('token'),
};

/** "Check this room again at this time", or its events. */
export type AgendaEntry = RowOf<typeof ENTRY>;

/** The times at which rooms have to be checked, oldest first. */
export class AgendaStore {
  #table: Table;
  #shards: readonly string[];

  constructor(table: Table, shards: readonly string[]) {
    this.#table = table;
    this.#shards = shards;
  }

  /** Puts a check on the agenda; repeating it is harmless. */
  async add(roomId: string, dueAtMs: number): Promise<void> {
    const slot = Math.ceil(dueAtMs / SLOT_MS) * SLOT_MS;
    const key = this.#key({ roomId, dueAtMs: slot });
    const columns = writeRow({ token: ENTRY.token }, { token: randomUUID() });
    await this.#table.put({ table: 'agenda', key, row: 'any', columns });
  }

  /**
   * Takes a check off the agenda, unless it was put there again since it was read: what it is for may
   * have changed after the check had looked.
   */
  async remove(entry: AgendaEntry): Promise<void> {
    const condition = { column: ENTRY.token.name, is: '=', value: entry.token } as const;
    const key = this.#key(entry);
    await this.#table
      .delete({ table: 'agenda', key, row: 'any', condition })
      .catch(unlessOvertaken);
  }

  /** Notes that a run of the timer has begun. */
  async noteRun(nowMs: number): Promise<void> {
    const columns = { [LAST_RUN_COLUMN]: nowMs };
    await this.#table.put({ table: 'agenda', key: LAST_RUN_KEY, row: 'any', columns });
  }

  /** The first entries of every shard that are due before a time, oldest first. */
  async dueBefore(timeMs: number, perShard: number): Promise<AgendaEntry[]> {
    const pages = await Promise.all(
      this.#shards.map((shard) =>
        this.#table.range({
          table: 'agenda',
          prefix: { shard },
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

  #key({ roomId, dueAtMs }: Omit<AgendaEntry, 'token'>): Key {
    const index = Number.parseInt(roomShard(roomId), 16) % this.#shards.length;
    return { shard: this.#shards[index] ?? '', due_at_ms: dueAtMs, room_id: roomId };
  }
}
