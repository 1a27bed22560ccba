import { AppError } from '../errors';
import { type Row, type Table, unlessOvertaken } from '../model/table';

const BUCKET = 'app';
const MINUTE_MS = 60_000;

export interface Quota {
  mixesPerApp: number;
  mixesPerHost: number;
  callsPerMinute: number;
}

/** How many mixes run, and how often callers call. */
export class QuotaStore {
  #table: Table;
  #quota: Quota;

  constructor(table: Table, quota: Quota) {
    this.#table = table;
    this.#quota = quota;
  }

  /**
   * Throws `QuotaExceeded` when the app or the host has its number of mixes already. Starts at the
   * same moment may pass together; the service's own limit is behind this one.
   */
  async requirePlace(roomId: string, hostId: string): Promise<void> {
    const { mixesPerApp, mixesPerHost } = this.#quota;
    const rows = await this.#running(mixesPerApp + 1);
    const others = rows.filter((row) => row.room_id !== roomId);
    const ofHost = others.filter((row) => row.host_id === hostId);
    requireBelow('app', others.length, mixesPerApp);
    requireBelow('host', ofHost.length, mixesPerHost);
  }

  /** Whether any mix runs. */
  async isAnyRunning(): Promise<boolean> {
    return (await this.#running(1)).length > 0;
  }

  /** Takes a place for the room's mix; repeating it is harmless. */
  async take(roomId: string, mix: { hostId: string; fence: number }): Promise<void> {
    const key = { bucket: BUCKET, room_id: roomId };
    const columns = { host_id: mix.hostId, fence: mix.fence };
    await this.#table.put({ table: 'running', key, row: 'any', columns });
  }

  /** Gives the place of a mix back, unless a later mix of the room has it. */
  async giveBack(roomId: string, fence: number): Promise<void> {
    const key = { bucket: BUCKET, room_id: roomId };
    const condition = { column: 'fence', is: '<=' as const, value: fence };
    await this.#table
      .delete({ table: 'running', key, row: 'any', condition })
      .catch(unlessOvertaken);
  }

  /** Counts a call. Throws `RateLimited` when the caller has had those of this minute. */
  async countCall(caller: string, nowMs: number): Promise<void> {
    const { callsPerMinute } = this.#quota;
    const minute = Math.floor(nowMs / MINUTE_MS);
    const key = { caller, minute };
    const increment = { calls: 1 };
    const counted = await this.#table.update({ table: 'rates', key, row: 'any', increment });
    if (Number(counted.calls) <= callsPerMinute) return;
    throw new AppError('RateLimited', `Expected at most ${callsPerMinute} calls a minute.`, {
      retryAfterMs: (minute + 1) * MINUTE_MS - nowMs,
      details: { limit: callsPerMinute, calls: Number(counted.calls) },
    });
  }

  async #running(limit: number): Promise<Row[]> {
    const { rows } = await this.#table.range({
      table: 'running',
      prefix: { bucket: BUCKET },
      keyColumns: ['bucket', 'room_id'],
      direction: 'forward',
      limit,
    });
    return rows;
  }
}

function requireBelow(scope: 'app' | 'host', running: number, limit: number): void {
  if (running < limit) return;
  throw new AppError('QuotaExceeded', `The ${scope} has ${running} of ${limit} mixes already.`, {
    details: { scope, running, limit },
  });
}
