import { type Ban, type BanKey, isInForce } from '../model/ban';
import { type Table, unlessOvertaken } from '../model/table';
import { BAN, banKey, banScope } from './ban-row';
import { readRow, where, writeRow } from './columns';

/** Who is banned, one row a user and room; or a user and every room. */
export class BanStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Bans a user; a ban that is there is replaced. */
  async put(ban: Ban): Promise<void> {
    const columns = writeRow(BAN, ban);
    await this.#table.put({ table: 'bans', key: banKey(ban), row: 'any', columns });
  }

  /** Lifts a ban; repeating it is harmless. */
  async lift(ban: BanKey): Promise<void> {
    await this.#table.delete({ table: 'bans', key: banKey(ban), row: 'any' });
  }

  /** The bans in force of these users, from the room or from every room: one read. */
  async among(
    userIds: string[],
    at: { roomId?: string | undefined; nowMs: number },
  ): Promise<Ban[]> {
    const { roomId, nowMs } = at;
    const scopes = roomId === undefined ? [undefined] : [undefined, roomId];
    const keys = userIds.flatMap((userId) =>
      scopes.map((scope) => banKey({ userId, roomId: scope })),
    );
    if (keys.length === 0) return [];
    const bans = (await this.#table.getMany('bans', keys)).map((row) => readRow(BAN, row));
    return bans.filter((ban) => isInForce(ban, nowMs));
  }

  /** A page of the bans in force, by user id; those of it that are over are cleared away. */
  async list(
    roomId: string | undefined,
    page: { nowMs: number; limit: number; after?: string },
  ): Promise<{ bans: Ban[]; next?: string }> {
    const { rows, next } = await this.#table.range({
      table: 'bans',
      prefix: { scope: banScope(roomId) },
      keyColumns: ['scope', 'user_id'],
      direction: 'forward',
      limit: page.limit,
      ...(page.after !== undefined && { start: { user_id: page.after } }),
    });
    const all = rows.map((row) => readRow(BAN, row));
    const over = all.filter((ban) => !isInForce(ban, page.nowMs));
    await Promise.all(over.map((ban) => this.#clear(ban)));
    const bans = all.filter((ban) => !over.includes(ban));
    return next ? { bans, next: String(next.user_id) } : { bans };
  }

  /** The user may have been banned anew meanwhile. */
  async #clear(ban: Ban): Promise<void> {
    const condition = where(BAN.untilMs, '=', ban.untilMs);
    await this.#table
      .delete({ table: 'bans', key: banKey(ban), row: 'any', condition })
      .catch(unlessOvertaken);
  }
}
