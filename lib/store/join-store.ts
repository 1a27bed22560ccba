import type { Table } from '../model/table';
import { integer, key, readRow, text, writeRow } from './columns';

/** What one read asks for. */
const PAGE = 100;

/** Of a user with tokens for more rooms than this, the others are found when they come there. */
const MAX_ROOMS = 1000;

const JOIN = {
  userId: key(text('user_id')),
  roomId: key(text('room_id')),
  expiresAtMs: integer('expires_at_ms'),
};

/** For which rooms' channels a user has a token that may still be good: what a ban has to look at. */
export class JoinStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes that the user is about to get a token. */
  async note(join: { userId: string; roomId: string; expiresAtMs: number }): Promise<void> {
    const row = { user_id: join.userId, room_id: join.roomId };
    const columns = writeRow(JOIN, join);
    await this.#table.put({ table: 'joins', key: row, row: 'any', columns });
  }

  /** The rooms for which the user has a token that is good at this moment. */
  async roomsOf(userId: string, nowMs: number): Promise<string[]> {
    const found: string[] = [];
    let after: string | undefined;
    for (let read = 0; read < MAX_ROOMS; read += PAGE) {
      const { rows, next } = await this.#table.range({
        table: 'joins',
        prefix: { user_id: userId },
        keyColumns: ['user_id', 'room_id'],
        direction: 'forward',
        limit: PAGE,
        ...(after !== undefined && { start: { room_id: after } }),
      });
      const joins = rows.map((row) => readRow(JOIN, row));
      const good = joins.filter(({ expiresAtMs }) => expiresAtMs > nowMs);
      found.push(...good.map(({ roomId }) => roomId));
      if (!next) break;
      after = String(next.room_id);
    }
    return found;
  }
}
