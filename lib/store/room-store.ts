import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import { namesPeople } from '../model/mix-input';
import type { QnaTerms } from '../model/question';
import { type Refusals, refusalsToText } from '../model/refusals';
import type { NewRoom, PkPointer, Room, RoomChange, Stage } from '../model/room';
import type { Condition, Row, Table, Update } from '../model/table';
import { hasPkPointer, hasStageVersion, isClosed, isHostedBy, isOpen } from './conditions';
import { pointerToText } from './pk-row';
import { changeRow, kindRow, newRoomRow, qnaRow, roomFromRow, roomKey } from './room-row';
import { stageToText } from './stage-column';

/** All open rooms are listed in one bucket, by falling rank. */
const OPEN_BUCKET = 'open';
const DIRECTORY_KEY = ['bucket', 'rank', 'room_id'];

/**
 * How far rooms that were never live come behind the others: farther than times lie apart. Whoever
 * creates a hundred rooms must not fill the first pages with them.
 */
const NEVER_LIVE = 1e13;

/** What of a room decides where it is listed. */
export type Listed = Pick<Room, 'roomId' | 'createdAtMs' | 'wasLive'>;

/** A place in the directory; a page goes on from one. */
export interface Listing {
  rank: number;
  roomId: string;
}

/** Rooms and the directory that lists them. */
export class RoomStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The room with this id, open or closed. */
  async find(roomId: string): Promise<Room | undefined> {
    const row = await this.#table.get('rooms', roomKey(roomId));
    return row && roomFromRow(row);
  }

  /** The room with this id. Throws `RoomNotFound`. */
  async require(roomId: string): Promise<Room> {
    const room = await this.find(roomId);
    if (!room) throw new AppError('RoomNotFound', `There is no room ${roomId}.`);
    return room;
  }

  /**
   * Rooms of the directory: first those that have been live, then the others, each newest first.
   */
  async list(page: { limit: number; start?: Listing }) {
    const { rows, next } = await this.#table.range({
      table: 'directory',
      prefix: { bucket: OPEN_BUCKET },
      keyColumns: DIRECTORY_KEY,
      direction: 'backward',
      limit: page.limit,
      ...(page.start && { start: { rank: page.start.rank, room_id: page.start.roomId } }),
    });
    const keys = rows.map((row) => roomKey(String(row.room_id)));
    const found = (await this.#table.getMany('rooms', keys)).map(roomFromRow);
    const open = found.filter(({ state }) => state === 'open');
    const listed = new Map(open.map((room) => [`${rankOf(room)} ${room.roomId}`, room]));
    return {
      // A create, start or close that died half-way leaves a directory row without its room.
      rooms: rows.flatMap((row) => listed.get(`${row.rank} ${row.room_id}`) ?? []),
      next: next && { rank: Number(next.rank), roomId: String(next.room_id) },
    };
  }

  /**
   * Creates the room and lists it. Throws `ConditionFailed` if there is one with this id; the
   * listing is there then all the same.
   */
  async create(room: NewRoom): Promise<Room> {
    const key = roomKey(room.roomId);
    const columns = newRoomRow(room);
    const created = this.#table.put({ table: 'rooms', key, row: 'absent', columns });
    // Both at once: a directory row without a room is not shown, a room without one is lost.
    const listed = this.enlist({ ...room, wasLive: false });
    const [creation, listing] = await Promise.allSettled([created, listed]);
    if (creation.status === 'rejected') throw creation.reason;
    if (listing.status === 'rejected') throw listing.reason;
    return roomFromRow({ ...key, ...columns });
  }

  /** Opens a closed room of this host again; its fence and cooldown go on. */
  async reopen(room: NewRoom): Promise<void> {
    const { roomId, hostId, createdAtMs } = room;
    await this.#change(roomId, {
      condition: { and: [isClosed, isHostedBy(hostId)] },
      put: {
        room_state: 'open',
        ...kindRow(room.kind),
        ...changeRow(room),
        host_name: room.hostName,
        created_at_ms: createdAtMs,
        was_live: 0,
        // The people of the last show are not those of the next.
        stage: stageToText([]),
      },
      increment: { stage_version: 1 },
    });
    await this.enlist({ roomId, createdAtMs, wasLive: false });
  }

  /** Changes the title and rules. Throws `ConditionFailed` if the caller may not. */
  async change(roomId: string, actor: Actor, change: RoomChange): Promise<void> {
    const put = changeRow(change);
    if (Object.keys(put).length === 0) return;
    await this.#change(roomId, {
      ...(!actor.isAdmin && { condition: isHostedBy(actor.userId) }),
      put,
      // Who gives a seat away at this moment has to count the seats anew.
      ...(change.maxSeats !== undefined && { increment: { stage_version: 1 } }),
    });
  }

  /**
   * Puts another stage in the place of the one that was read. Throws `ConditionFailed` if it has
   * changed since, or the room was closed. During a PK what the service is told names who is on
   * stage, so that it changes with the stage, in one write.
   */
  async setStage(room: Room, stage: Stage): Promise<void> {
    const { roomId, stageVersion } = room;
    await this.#change(roomId, {
      condition: { and: [isOpen, hasStageVersion(stageVersion)] },
      put: { stage: stageToText(stage) },
      increment: { stage_version: 1, ...(namesPeople(room) && { layout_version: 1 }) },
    });
  }

  /** Keeps how many people are in the channel, for lists. */
  async setHeadCount(roomId: string, headCount: number): Promise<void> {
    await this.#change(roomId, { put: { head_count: headCount } });
  }

  /** Binds the room to a PK. Throws `ConditionFailed` if it is bound to one, or closed. */
  async bindPk(roomId: string, pointer: PkPointer): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [isOpen, hasPkPointer('')] },
      put: { pk: pointerToText(pointer) },
    });
  }

  /** The room's mix shall show both hosts. Throws `ConditionFailed` if somebody else was faster. */
  async showPk(room: Room, pointer: PkPointer): Promise<void> {
    await this.#movePk(room, { pk: pointerToText(pointer) });
  }

  /**
   * The room has left its PK, and its stage, refusals and last PK are these. Throws
   * `ConditionFailed` if somebody else was faster.
   */
  async leavePk(
    room: Room,
    left: { stage: Stage; refusals: Refusals; lastPk: string },
  ): Promise<void> {
    const { stage, refusals, lastPk } = left;
    const put = { pk: '', last_pk: lastPk, pk_refusals: refusalsToText(refusals) };
    if (stage === room.stage) return this.#movePk(room, put);
    const stageRow = { stage: stageToText(stage) };
    return this.#movePk(room, { ...put, ...stageRow }, [hasStageVersion(room.stageVersion)]);
  }

  /** Who may be in the channel and what the mix shows change with the pointer, in one write. */
  async #movePk({ roomId, pk }: Room, put: Row, also: Condition[] = []): Promise<void> {
    const condition = { and: [hasPkPointer(pointerToText(pk)), ...also] };
    const increment = { layout_version: 1, stage_version: 1 };
    await this.#change(roomId, { condition, put, increment });
  }

  /** Opens paid questions, or changes their terms. Throws `ConditionFailed` in a closed room. */
  async openQna(roomId: string, terms: QnaTerms): Promise<void> {
    await this.#change(roomId, { condition: isOpen, put: qnaRow(terms) });
  }

  /** No more questions are taken. */
  async closeQna(roomId: string): Promise<void> {
    await this.#change(roomId, { put: { qna_open: false } });
  }

  /** From now on no mix can be started. */
  async close(roomId: string, actor: Actor): Promise<void> {
    await this.#change(roomId, {
      ...(!actor.isAdmin && { condition: isHostedBy(actor.userId) }),
      put: { room_state: 'closed', qna_open: false },
    });
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

  #change(roomId: string, change: Omit<Update, 'table' | 'key' | 'row'>): Promise<Row> {
    return this.#table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
  }
}

function directoryKey(room: Listed) {
  return { bucket: OPEN_BUCKET, rank: rankOf(room), room_id: room.roomId };
}

function rankOf({ createdAtMs, wasLive }: Listed): number {
  return wasLive ? createdAtMs : createdAtMs - NEVER_LIVE;
}
