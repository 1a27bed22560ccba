import type { Room } from '../model/room';
import type { Table } from '../model/table';
import { integer, key, type RowOf, readRow, text } from './columns';
import { roomFromRow, roomKey } from './room-row';

/** All open rooms are listed in one bucket, by falling rank. */
const OPEN_BUCKET = 'open';
const LISTING = { rank: key(integer('rank')), roomId: key(text('room_id')) };

/**
 * How far rooms that were never live come behind the others: farther than times lie apart. Whoever
 * creates a hundred rooms must not fill the first pages with them.
 */
const NEVER_LIVE = 1e13;

/** What of a room decides where it is listed. */
export type Listed = Pick<Room, 'roomId' | 'createdAtMs' | 'wasLive'>;

/** A place in the directory; a page goes on from one. */
export type Listing = RowOf<typeof LISTING>;

/** The directory that lists the open rooms. */
export class DirectoryStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Rooms of the directory: first those that have been live, then the others, each newest first.
   */
  async list(page: { limit: number; start?: Listing }) {
    const { rows, next } = await this.#table.range({
      table: 'directory',
      prefix: { bucket: OPEN_BUCKET },
      keyColumns: ['bucket', 'rank', 'room_id'],
      direction: 'backward',
      limit: page.limit,
      ...(page.start && { start: { rank: page.start.rank, room_id: page.start.roomId } }),
    });
    const places = rows.map((row) => readRow(LISTING, row));
    const keys = places.map(({ roomId }) => roomKey(roomId));
    const found = (await this.#table.getMany('rooms', keys)).map(roomFromRow);
    const open = found.filter(({ state }) => state === 'open');
    const listed = new Map(open.map((room) => [`${rankOf(room)} ${room.roomId}`, room]));
    return {
      // A create, start or close that died half-way leaves a directory row without its room.
      rooms: places.flatMap(({ rank, roomId }) => listed.get(`${rank} ${roomId}`) ?? []),
      next: next && readRow(LISTING, next),
    };
  }

  /** Takes the room out of the directory, wherever it is listed. */
  async unlist(room: Omit<Listed, 'wasLive'>): Promise<void> {
    await Promise.all([
      this.unlistAs({ ...room, wasLive: false }),
      this.unlistAs({ ...room, wasLive: true }),
    ]);
  }

  /** Takes the room out of one place of the directory; repeating it is harmless. */
  async unlistAs(room: Listed): Promise<void> {
    await this.#table.delete({ table: 'directory', key: directoryKey(room), row: 'any' });
  }

  /** Lists a room, of which a mix is live, among those that have been. */
  async listAsLive({ roomId, createdAtMs }: Room): Promise<void> {
    const room = { roomId, createdAtMs };
    await Promise.all([
      this.enlist({ ...room, wasLive: true }),
      this.unlistAs({ ...room, wasLive: false }),
    ]);
  }

  /** Puts the room into the directory; repeating it is harmless. */
  async enlist(room: Listed): Promise<void> {
    const key = directoryKey(room);
    await this.#table.put({ table: 'directory', key, row: 'any', columns: { listed: true } });
  }
}

function directoryKey(room: Listed) {
  return { bucket: OPEN_BUCKET, rank: rankOf(room), room_id: room.roomId };
}

function rankOf({ createdAtMs, wasLive }: Listed): number {
  return wasLive ? createdAtMs : createdAtMs - NEVER_LIVE;
}
