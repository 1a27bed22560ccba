import { randomUUID } from 'node:crypto';
import type { Table } from '../model/table';
import { integer, key, readRow, text, writeRow } from './columns';

/** All places are in one range, so that one read has them. */
const BUCKET = 'all';
/** How many calls of one user may wait at a time: those of a few devices and tabs. */
export const WAITS_PER_USER = 3;
/** A place of a call that died is free again this long after the end of its wait. */
const MARGIN_MS = 10_000;
/** Times are written with this many digits, so that keys sort as numbers do. */
const TIME_DIGITS = 15;

const WAIT = { place: key(text('place')), untilMs: integer('until_ms') };

/** A place in a wait, to be given back: when it was taken, by whom, and a name of its own. */
export type WaitPlace = string;

/**
 * Which calls wait. Each holds a function instance meanwhile, of which an account has 100 in a region
 * (https://help.aliyun.com/zh/functioncompute/fc-3-0/user-guide/overview-of-configuring-the-maximum-number-of-on-demand-instances)
 * or 300 (https://help.aliyun.com/document_detail/2513552.html), so that a user may have a few of
 * them and all together a share. A caller that has written a place keeps it if it is among the first so
 * many, by the time of the call. A call that counts before an older one has written lets one more
 * in: no more than those that come at the same moment on instances whose clocks differ.
 */
export class WaitStore {
  #table: Table;
  #limit: number;

  constructor(table: Table, limit: number) {
    this.#table = table;
    this.#limit = limit;
  }

  /** Takes a place until then; none if the user, or all together, have their number already. */
  async take(
    userId: string,
    { nowMs, untilMs }: { nowMs: number; untilMs: number },
  ): Promise<WaitPlace | undefined> {
    // Who is refused has written nothing.
    if (!this.#hasRoom(userId, await this.#waiting(nowMs))) return undefined;
    const place = `${String(nowMs).padStart(TIME_DIGITS, '0')} ${userId} ${randomUUID()}`;
    const columns = writeRow(WAIT, { untilMs: untilMs + MARGIN_MS });
    await this.#table.put({ table: 'waits', key: waitKey(place), row: 'any', columns });
    const waiting = await this.#waiting(nowMs);
    const index = waiting.indexOf(place);
    if (index >= 0 && this.#hasRoom(userId, waiting.slice(0, index))) return place;
    await this.giveBack(place);
    return undefined;
  }

  /** Gives a place back; repeating it is harmless. */
  async giveBack(place: WaitPlace): Promise<void> {
    await this.#table.delete({ table: 'waits', key: waitKey(place), row: 'any' });
  }

  /** Whether the user may wait beside these. */
  #hasRoom(userId: string, others: WaitPlace[]): boolean {
    const own = others.filter((place) => userOf(place) === userId);
    return others.length < this.#limit && own.length < WAITS_PER_USER;
  }

  /** The places that are held, oldest first; those of calls that have died are cleared away. */
  async #waiting(nowMs: number): Promise<WaitPlace[]> {
    const { rows } = await this.#table.range({
      table: 'waits',
      prefix: { bucket: BUCKET },
      keyColumns: ['bucket', 'place'],
      direction: 'forward',
      limit: 2 * this.#limit,
    });
    const waits = rows.map((row) => readRow(WAIT, row));
    const over = waits.filter(({ untilMs }) => untilMs <= nowMs);
    await Promise.all(over.map(({ place }) => this.giveBack(place)));
    return waits.filter((wait) => !over.includes(wait)).map(({ place }) => place);
  }
}

function userOf(place: WaitPlace): string | undefined {
  return place.split(' ')[1];
}

function waitKey(place: WaitPlace) {
  return { bucket: BUCKET, place };
}
