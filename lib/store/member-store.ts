import type { Member, MemberEvent } from '../model/presence';
import { type Ask, MAX_ASKS } from '../model/stage-request';
import type { Row, Table } from '../model/table';
import { eventColumn, memberFromRow } from './member-row';
import { roomKey } from './room-row';
import { ASK_MARK, askFromRow, askKey } from './stage-request-row';

/** More members than this are not looked at; a channel's stage is far smaller. */
const MAX_MEMBERS = 200;

/** Requests that come at the same moment may be a few more than are taken. */
const MAX_ROWS = MAX_MEMBERS + 2 * MAX_ASKS;

/** Who is in the rooms' channels, by events, and who asks to be. */
export class MemberStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Marks what an event tells; repeating it, early or late, changes nothing more. */
  async record(event: MemberEvent): Promise<void> {
    const key = { ...roomKey(event.roomId), user_id: event.userId };
    const put = { [eventColumn(event)]: event.atMs };
    await this.#table.update({ table: 'members', key, row: 'any', put });
  }

  /** The members of a room of whom events are known, and who asks to come on stage. */
  async look(roomId: string): Promise<{ members: Member[]; asks: Ask[] }> {
    const { rows } = await this.#table.range({
      table: 'members',
      prefix: roomKey(roomId),
      keyColumns: ['shard', 'room_id', 'user_id'],
      direction: 'forward',
      limit: MAX_ROWS,
    });
    const isAsk = (row: Row) => String(row.user_id).startsWith(ASK_MARK);
    return {
      members: rows.filter((row) => !isAsk(row)).map(memberFromRow),
      asks: rows.filter(isAsk).map(askFromRow),
    };
  }

  /** Forgets a member who has left, with all sessions. */
  async forget(roomId: string, userId: string): Promise<void> {
    const key = { ...roomKey(roomId), user_id: userId };
    await this.#table.delete({ table: 'members', key, row: 'any' });
  }

  /** A user's request to come on stage. */
  async findAsk(roomId: string, userId: string): Promise<Ask | undefined> {
    const key = { ...roomKey(roomId), user_id: askKey(userId) };
    const row = await this.#table.get('members', key);
    return row && askFromRow(row);
  }

  /** Notes a user's request. */
  async ask(roomId: string, { userId, name, requestedAtMs }: Ask): Promise<void> {
    const key = { ...roomKey(roomId), user_id: askKey(userId) };
    const columns = { name, requested_at_ms: requestedAtMs };
    await this.#table.put({ table: 'members', key, row: 'any', columns });
  }

  /** Forgets a user's request; repeating it is harmless. */
  async forgetAsk(roomId: string, userId: string): Promise<void> {
    await this.forget(roomId, askKey(userId));
  }
}
