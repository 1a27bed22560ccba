import type { Member, MemberEvent } from '../model/presence';
import type { StageRequest } from '../model/stage-request';
import type { Key, Row, Table } from '../model/table';
import { readRow, writeRow } from './columns';
import { eventColumn, MEMBER_ID, memberFromRow } from './member-row';
import { roomKey } from './room-row';
import { STAGE_REQUEST, STAGE_REQUEST_MARK, stageRequestKey } from './stage-request-row';

/** A stage with all who ask for it, and many who have left, are read by one call. */
const PAGE_ROWS = 300;

/** Who has left is known for an hour; more than these have not come within one. */
const MAX_PAGES = 10;

/** The members of rooms, known by events, and the requests to come on stage. */
export class MemberStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Marks what events of one room tell; repeating it, early or late, changes nothing more. */
  async record(...events: MemberEvent[]): Promise<void> {
    const byUser = new Map<string, MemberEvent[]>();
    for (const event of events) {
      byUser.set(event.userId, [...(byUser.get(event.userId) ?? []), event]);
    }
    await Promise.all([...byUser.values()].map((own) => this.#mark(own)));
  }

  /** Marks in one write what events tell of one user. */
  async #mark(events: MemberEvent[]): Promise<void> {
    const [event] = events;
    if (!event) return;
    const key = { ...roomKey(event.roomId), user_id: event.userId };
    const put = Object.fromEntries(events.map((each) => [eventColumn(each), each.atMs]));
    await this.#table.update({ table: 'members', key, row: 'any', put });
  }

  /** The members of a room of whom events are known, and who asks to come on stage. */
  async load(roomId: string): Promise<{ members: Member[]; requests: StageRequest[] }> {
    const rows = await this.#rowsOf(roomId);
    const isStageRequest = (row: Row) =>
      MEMBER_ID.read(row[MEMBER_ID.name]).startsWith(STAGE_REQUEST_MARK);
    return {
      members: rows.filter((row) => !isStageRequest(row)).map(memberFromRow),
      requests: rows.filter(isStageRequest).map((row) => readRow(STAGE_REQUEST, row)),
    };
  }

  async #rowsOf(roomId: string): Promise<Row[]> {
    const rows: Row[] = [];
    let start: Key | undefined;
    for (let pages = 1; pages <= MAX_PAGES; pages++) {
      const page = await this.#table.range({
        table: 'members',
        prefix: roomKey(roomId),
        keyColumns: ['shard', 'room_id', MEMBER_ID.name],
        direction: 'forward',
        limit: PAGE_ROWS,
        ...(start && { start }),
      });
      rows.push(...page.rows);
      if (!page.next) break;
      start = { [MEMBER_ID.name]: MEMBER_ID.read(page.next[MEMBER_ID.name]) };
    }
    return rows;
  }

  /** Forgets a member who has left, with all sessions. */
  async forget(roomId: string, userId: string): Promise<void> {
    const key = { ...roomKey(roomId), user_id: userId };
    await this.#table.delete({ table: 'members', key, row: 'any' });
  }

  /** A user's request to come on stage. */
  async findRequest(roomId: string, userId: string): Promise<StageRequest | undefined> {
    const key = { ...roomKey(roomId), user_id: stageRequestKey(userId) };
    const row = await this.#table.get('members', key);
    return row && readRow(STAGE_REQUEST, row);
  }

  /** Notes a user's request. */
  async request(roomId: string, request: StageRequest): Promise<void> {
    const key = { ...roomKey(roomId), user_id: stageRequestKey(request.userId) };
    const columns = writeRow(STAGE_REQUEST, request);
    await this.#table.put({ table: 'members', key, row: 'any', columns });
  }

  /** Forgets a user's request; repeating it is harmless. */
  async forgetRequest(roomId: string, userId: string): Promise<void> {
    await this.forget(roomId, stageRequestKey(userId));
  }
}
