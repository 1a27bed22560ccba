import type { Action } from '../model/action';
import type { Table } from '../model/table';
import { type Columns, flag, integer, optional, readRow, text, writeRow } from './columns';

/** Times are written with this many digits, so that keys sort as numbers do. */
const TIME_DIGITS = 15;

const ALL = 'all';

const ACTION: Columns<Action> = {
  actionId: text('action_id'),
  // Passed on even if it is not known here: a log leaves nothing out.
  kind: text('kind'),
  roomId: optional(text('room_id')),
  userId: text('user_id'),
  doneBy: text('done_by'),
  isByAdmin: flag('by_admin'),
  doneAtMs: integer('done_at_ms'),
  reason: text('reason'),
};

/** The log of what was done to people, by room and for all rooms. Entries are never changed. */
export class ActionStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Adds an entry; repeating it is harmless. */
  async add(action: Action): Promise<void> {
    const scopes = [ALL, ...(action.roomId === undefined ? [] : [roomScope(action.roomId)])];
    await Promise.all(scopes.map((scope) => this.#put(scope, action)));
  }

  /** The entries of a room, or of all, newest first; pages go on from `after`. */
  async list(
    roomId: string | undefined,
    page: { limit: number; after?: string },
  ): Promise<{ actions: Action[]; next?: string }> {
    const { rows, next } = await this.#table.range({
      table: 'actions',
      prefix: { scope: roomId === undefined ? ALL : roomScope(roomId) },
      keyColumns: ['scope', 'action_key'],
      direction: 'backward',
      limit: page.limit,
      ...(page.after !== undefined && { start: { action_key: page.after } }),
    });
    const actions = rows.map((row) => readRow(ACTION, row));
    return next ? { actions, next: String(next.action_key) } : { actions };
  }

  async #put(scope: string, action: Action): Promise<void> {
    const time = String(action.doneAtMs).padStart(TIME_DIGITS, '0');
    const columns = writeRow(ACTION, action);
    const key = { scope, action_key: `${time} ${action.actionId}` };
    await this.#table.put({ table: 'actions', key, row: 'any', columns });
  }
}

function roomScope(roomId: string): string {
  return `room ${roomId}`;
}
