import { eventColumn, type Member, type MemberEvent, memberFromRow } from './presence';
import { roomKey } from './room-row';
import type { Table } from './table';

/** More members than this are not looked at; a channel's stage is far smaller. */
const MAX_MEMBERS = 200;

/** Who is in the rooms' channels, by events. */
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

  /** The members of a room of whom events are known. */
  async list(roomId: string): Promise<Member[]> {
    const { rows } = await this.#table.range({
      table: 'members',
      prefix: roomKey(roomId),
      keyColumns: ['shard', 'room_id', 'user_id'],
      direction: 'forward',
      limit: MAX_MEMBERS,
    });
    return rows.map(memberFromRow);
  }

  /** Forgets a member who has left, with all sessions. */
  async forget(roomId: string, userId: string): Promise<void> {
    const key = { ...roomKey(roomId), user_id: userId };
    await this.#table.delete({ table: 'members', key, row: 'any' });
  }
}
