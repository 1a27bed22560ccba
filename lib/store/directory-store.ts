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

/** The row of a room that was created this long ago is written, if its creation has not died. */
const CREATION_LASTS_MS = 60_000;

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
   * Rooms of the directory: first those that have been live, then the others, each newest first. Of
   * what a call that died has left, this page is cleared: it would take the places of rooms for ever.
   */
  async list(page: { limit: number; start?: Listing; nowMs: number }) {
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
    const rooms = new Map(found.map((room) => [room.roomId, room]));
    const dead = places.filter((place) => isDead(place, rooms.get(place.roomId), page.nowMs));
    // What cannot be cleared now is cleared by the next who asks.
    await Promise.allSettled(dead.map((place) => this.#clear(place, rooms.get(place.roomId))));
    return {
      rooms: places.flatMap(({ rank, roomId }) => {
        const room = rooms.get(roomId);
        return room && isListedAt(room, rank) ? room : [];
      }),
      next: next && readRow(LISTING, next),
    };
  }

  /** The room may have lost its right place to the same death. */
  async #clear({ rank, roomId }: Listing, room: Room | undefined): Promise<void> {
    await Promise.all([
      this.#table.delete({ table: 'directory', key: placeKey(rank, roomId), row: 'any' }),
      room?.state === 'open' && this.enlist(room),
    ]);
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
  async listAsLive({ roomId, createdAtMs }: Omit<Listed, 'wasLive'>): Promise<void> {
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
  return placeKey(rankOf(room), room.roomId);
}

function placeKey(rank: number, roomId: string) {
  return { bucket: OPEN_BUCKET, rank, room_id: roomId };
}

function isListedAt(room: Room, rank: number): boolean {
  return room.state === 'open' && rankOf(room) === rank;
}

/** Whether nothing that is under way can make it the room's place any more. */
function isDead({ rank }: Listing, room: Room | undefined, nowMs: number): boolean {
  const createdAtMs = rank < 0 ? rank + NEVER_LIVE : rank;
  if (nowMs < createdAtMs + CREATION_LASTS_MS) return false;
  if (!room) return true;
  // A start lists its room beside its confirmation.
  return !isListedAt(room, rank) && room.mix.state !== 'starting';
}

function rankOf({ createdAtMs, wasLive }: Listed): number {
  return wasLive ? createdAtMs : createdAtMs - NEVER_LIVE;
}
