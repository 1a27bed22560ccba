import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import type { ViewerCount } from '../model/audience';
import type { Fact } from '../model/event';
import { closedFact } from '../model/fact';
import type { News } from '../model/news';
import type { QnaTerms } from '../model/question';
import type { NewRoom, Room, RoomChange } from '../model/room';
import type { Condition, Table } from '../model/table';
import { writeRow } from './columns';
import {
  hasFence,
  hasNoted,
  isClosed,
  isHostedBy,
  isOpen,
  isOwnedBy,
  mayBeChangedBy,
  mixIs,
} from './conditions';
import { DirectoryStore } from './directory-store';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import {
  newRoomRow,
  openedRow,
  QNA,
  ROOM,
  ROOM_CHANGE,
  raisedBy,
  roomFromRow,
  roomKey,
} from './room-row';

/** Rooms, as their rows have them. */
export class RoomStore {
  #table: Table;
  #directory: DirectoryStore;

  constructor(table: Table) {
    this.#table = table;
    this.#directory = new DirectoryStore(table);
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
   * Creates the room and lists it. Throws `ConditionFailed` if there is one with this id; the
   * listing is there then all the same.
   */
  async create(room: NewRoom): Promise<Room> {
    const key = roomKey(room.roomId);
    const columns = newRoomRow(room);
    const created = this.#table.put({ table: 'rooms', key, row: 'absent', columns });
    // Both at once: a directory row without a room is not shown, a room without one is lost.
    const listed = this.#directory.enlist({ ...room, wasLive: false });
    const [creation, listing] = await Promise.allSettled([created, listed]);
    if (creation.status === 'rejected') throw creation.reason;
    if (listing.status === 'rejected') throw listing.reason;
    return roomFromRow({ ...key, ...columns });
  }

  /** Opens a closed room that this host has created again; its fence and cooldown go on. */
  async reopen(room: NewRoom): Promise<void> {
    const { roomId, hostId, createdAtMs } = room;
    await changeRoom(this.#table, roomId, {
      condition: { and: [isClosed, isOwnedBy(hostId)] },
      // The people of the last show are not those of the next.
      put: openedRow(room),
      // A mix that is still being stopped has another scene now, too.
      increment: raisedBy('people'),
    });
    await this.#directory.enlist({ roomId, createdAtMs, wasLive: false });
  }

  /** Changes the title and rules. Throws `ConditionFailed` if the caller may not. */
  async change(roomId: string, actor: Actor, change: RoomChange): Promise<void> {
    const put = writeRow(ROOM_CHANGE, change);
    if (Object.keys(put).length === 0) return;
    await changeRoom(this.#table, roomId, {
      ...(!actor.isAdmin && { condition: isHostedBy(actor.userId) }),
      put,
      increment: {
        ...((change.maxSeats ?? change.admission) !== undefined && raisedBy('seats')),
        ...(changesScene(change) && raisedBy('scene')),
      },
    });
  }

  /** Notes what other tables know of the room. Throws `ConditionFailed` if others were faster. */
  async noteNews(room: Room, { noted, facts }: News): Promise<void> {
    await changeRoom(this.#table, room.roomId, {
      condition: hasNoted(room.noted),
      put: { ...writeRow(ROOM, { noted }), ...factColumns(facts) },
    });
  }

  /** Notes what has become true in another row. */
  async note(roomId: string, fact: Fact): Promise<void> {
    await changeRoom(this.#table, roomId, { put: factColumns([fact]) });
  }

  /** Keeps how many watch. Throws `ConditionFailed` unless there is such a room, and its mix is live. */
  async setViewers(roomId: string, viewers: ViewerCount): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: mixIs('live'),
      put: writeRow(ROOM, { viewers }),
    });
  }

  /**
   * Opens paid questions, or changes their terms. Throws `ConditionFailed` in a closed room, and in one
   * that has another host now.
   */
  async openQna({ roomId, hostId }: Room, terms: QnaTerms): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: [isOpen, isHostedBy(hostId)] },
      put: writeRow(QNA, { terms, isOpen: true }),
    });
  }

  /** No more questions are taken. */
  async closeQna(roomId: string): Promise<void> {
    await changeRoom(this.#table, roomId, { put: writeRow(QNA, { isOpen: false }) });
  }

  /** From now on no mix can be started. Throws `ConditionFailed` if the room is closed already. */
  async close(roomId: string, actor: Actor, nowMs: number): Promise<void> {
    await this.#close(roomId, [isOpen, ...mayBeChangedBy(actor)], nowMs);
  }

  /** The same for a room that nobody uses. Throws `ConditionFailed` if a mix was started since. */
  async closeUnused({ roomId, mix }: Room, nowMs: number): Promise<void> {
    await this.#close(roomId, [isOpen, mixIs('idle'), hasFence(mix.fence)], nowMs);
  }

  async #close(roomId: string, conditions: Condition[], nowMs: number): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: conditions },
      put: {
        ...writeRow(ROOM, { state: 'closed' }),
        ...writeRow(QNA, { isOpen: false }),
        ...factColumns([closedFact(nowMs)]),
      },
    });
  }
}

function changesScene({ allowRelay, namePlates }: RoomChange): boolean {
  return allowRelay !== undefined || namePlates !== undefined;
}
