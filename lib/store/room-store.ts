import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import type { ViewerCount } from '../model/audience';
import type { Fact } from '../model/event';
import { closedFact, type Leaving, stageFacts, transferredFact } from '../model/fact';
import { carriedOut, type StreamOrder } from '../model/forbidden-stream';
import type { HandoverReason } from '../model/handover';
import type { News } from '../model/news';
import { hasSamePeople, onAirAfter } from '../model/on-air';
import type { QnaTerms } from '../model/question';
import type { LastReport } from '../model/report';
import type { NewRoom, OnAir, Room, RoomChange, Stage } from '../model/room';
import type { Condition, Row, Table, Update } from '../model/table';
import { writeRow } from './columns';
import {
  hasCover,
  hasDeputy,
  hasFence,
  hasForbidden,
  hasLayoutVersion,
  hasModerators,
  hasNoted,
  hasPkPointer,
  hasStageVersion,
  isClosed,
  isHostedBy,
  isOpen,
  isOwnedBy,
  mayBeChangedBy,
  mixIs,
} from './conditions';
import { DirectoryStore } from './directory-store';
import { factColumns } from './outbox-column';
import {
  MIX,
  newRoomRow,
  OTHER_HOST,
  openedRow,
  QNA,
  ROOM,
  ROOM_CHANGE,
  ROOM_COVER,
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
    await this.#change(roomId, {
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
    await this.#change(roomId, {
      ...(!actor.isAdmin && { condition: isHostedBy(actor.userId) }),
      put,
      increment: {
        ...((change.maxSeats ?? change.admission) !== undefined && raisedBy('seats')),
        ...(changesScene(change) && raisedBy('scene')),
      },
    });
  }

  /**
   * Puts another stage, or other rules of its seats, in the place of those that were read; who is off
   * it has left as `leaving` says. Answers the room as it is then. Throws `ConditionFailed` if it has
   * changed since, or the room was closed. The scene follows from who is on stage and what their seats
   * allow, so that it changes with them, in one write.
   */
  async setStage(
    room: Room,
    stage: Stage,
    how: { nowMs: number; leaving?: Leaving; seatRules?: Room['seatRules'] },
  ): Promise<Room> {
    const { roomId, stageVersion } = room;
    const { seatRules = room.seatRules } = how;
    const facts = factColumns(stageFacts(room, stage, how));
    const changed = { ...room, stage, seatRules, stageVersion: stageVersion + 1 };
    if (hasSamePeople(room, changed)) {
      await this.#change(roomId, {
        condition: { and: [isOpen, hasStageVersion(stageVersion)] },
        put: { ...writeRow(ROOM, { stage, seatRules }), ...facts },
        increment: raisedBy('invitations'),
      });
      return changed;
    }
    const onAir = onAirAfter(room, stage);
    await this.#change(roomId, {
      condition: { and: [isOpen, ...sceneIsAsRead(room)] },
      put: { ...writeRow(ROOM, { stage, seatRules, ...onAir }), ...facts },
      increment: raisedBy('people'),
    });
    return withNewScene({ ...changed, ...onAir });
  }

  /**
   * Makes the room what it is under another host, which `after` says; answers it as it is then. Throws
   * `ConditionFailed` if anything of it has changed since it was read.
   */
  async handOver(
    room: Room,
    after: Room,
    how: { nowMs: number; because: HandoverReason },
  ): Promise<Room> {
    const { hostId, hostName, stage, moderators, deputyId, mix } = after;
    const { onAir, hasCompany, aloneSinceMs } = after;
    const people = { hostId, hostName, stage, moderators, deputyId };
    const facts = [transferredFact(room, after, how), ...stageFacts(room, stage, how)];
    await this.#change(room.roomId, {
      condition: {
        and: [
          isOpen,
          hasModerators(room.moderators),
          hasDeputy(room.deputyId),
          hasPkPointer(undefined),
          // A start and another handover raise them, too.
          ...sceneIsAsRead(room),
        ],
      },
      put: {
        ...writeRow(ROOM, { ...people, onAir, hasCompany, aloneSinceMs }),
        ...writeRow(MIX, { params: mix.params }),
        ...writeRow(OTHER_HOST, { hasOtherHost: true }),
        ...(room.qna && writeRow(QNA, { isOpen: false })),
        ...factColumns(facts),
      },
      increment: raisedBy('people'),
    });
    const stageVersion = room.stageVersion + 1;
    return withNewScene({ ...after, stageVersion });
  }

  /**
   * Notes who is on air, and that the scene is another one; answers the room as it is then. Throws
   * `ConditionFailed` if stage or scene have changed since they were read.
   */
  async setOnAir(room: Room, onAir: OnAir): Promise<Room> {
    await this.#change(room.roomId, {
      condition: { and: sceneIsAsRead(room) },
      put: writeRow(ROOM, onAir),
      increment: raisedBy('on-air'),
    });
    return withNewScene({ ...room, ...onAir });
  }

  /** Notes since when the host is alone, which changes nothing of the scene yet. */
  async setAloneSince(room: Room, aloneSinceMs: number): Promise<void> {
    await this.#change(room.roomId, {
      condition: { and: sceneIsAsRead(room) },
      put: writeRow(ROOM, { aloneSinceMs }),
    });
  }

  /**
   * Covers others in the mix, and notes it; answers the room as it is then. Throws
   * `ConditionFailed` if that or the scene has changed since.
   */
  async setCover(room: Room, cover: Room['cover'], fact: Fact): Promise<Room> {
    await this.#change(room.roomId, {
      condition: { and: [hasCover(room.cover), ...sceneIsAsRead(room)] },
      put: {
        ...writeRow(ROOM, { cover }),
        ...writeRow(ROOM_COVER, { hasCover: true }),
        ...factColumns([fact]),
      },
      increment: raisedBy('scene'),
    });
    return withNewScene({ ...room, cover });
  }

  /**
   * Forbids the room's stream, or is about to allow it. Throws `ConditionFailed` if that has changed
   * since, or a mix was started, maybe with another stream.
   */
  async orderStream(room: Room, order: StreamOrder, fact?: Fact): Promise<void> {
    await this.#change(room.roomId, {
      condition: { and: [hasForbidden(room.forbidden), hasFence(room.mix.fence)] },
      put: { ...writeRow(ROOM, { forbidden: order }), ...factColumns(fact ? [fact] : []) },
    });
  }

  /** The live service has done as it was ordered. Throws `ConditionFailed` if the order is another now. */
  async carryOutStreamOrder(roomId: string, order: StreamOrder, facts: Fact[]): Promise<void> {
    await this.#change(roomId, {
      condition: hasForbidden(order),
      put: { ...writeRow(ROOM, { forbidden: carriedOut(order) }), ...factColumns(facts) },
    });
  }

  /** Names other moderators. Throws `ConditionFailed` if they have changed since. */
  async setModerators(room: Room, moderators: Room['moderators']): Promise<void> {
    const condition = hasModerators(room.moderators);
    await this.#change(room.roomId, { condition, put: writeRow(ROOM, { moderators }) });
  }

  /** Notes what other tables know of the room. Throws `ConditionFailed` if others were faster. */
  async noteNews(room: Room, { noted, facts }: News): Promise<void> {
    await this.#change(room.roomId, {
      condition: hasNoted(room.noted),
      put: { ...writeRow(ROOM, { noted }), ...factColumns(facts) },
    });
  }

  /** Notes what has become true in another row. */
  async note(roomId: string, fact: Fact): Promise<void> {
    await this.#change(roomId, { put: factColumns([fact]) });
  }

  /** Keeps what moderation has reported, for those who keep order. */
  async setReport(roomId: string, lastReport: LastReport): Promise<void> {
    await this.#change(roomId, { put: writeRow(ROOM, { lastReport }) });
  }

  /** Keeps how many watch. Throws `ConditionFailed` unless there is such a room, and its mix is live. */
  async setViewers(roomId: string, viewers: ViewerCount): Promise<void> {
    await this.#change(roomId, { condition: mixIs('live'), put: writeRow(ROOM, { viewers }) });
  }

  /**
   * Opens paid questions, or changes their terms. Throws `ConditionFailed` in a closed room, and in one
   * that has another host now.
   */
  async openQna({ roomId, hostId }: Room, terms: QnaTerms): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [isOpen, isHostedBy(hostId)] },
      put: writeRow(QNA, { terms, isOpen: true }),
    });
  }

  /** No more questions are taken. */
  async closeQna(roomId: string): Promise<void> {
    await this.#change(roomId, { put: writeRow(QNA, { isOpen: false }) });
  }

  /** From now on no mix can be started. Throws `ConditionFailed` if the room is closed already. */
  async close(roomId: string, actor: Actor, nowMs: number): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [isOpen, ...mayBeChangedBy(actor)] },
      put: {
        ...writeRow(ROOM, { state: 'closed' }),
        ...writeRow(QNA, { isOpen: false }),
        ...factColumns([closedFact(nowMs)]),
      },
    });
  }

  #change(roomId: string, change: Omit<Update, 'table' | 'key' | 'row'>): Promise<Row> {
    return this.#table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
  }
}

/** Nobody has changed the people or the scene since the room was read. */
function sceneIsAsRead({ stageVersion, mix }: Room): Condition[] {
  return [hasStageVersion(stageVersion), hasLayoutVersion(mix.layoutVersion)];
}

function withNewScene(room: Room): Room {
  return { ...room, mix: { ...room.mix, layoutVersion: room.mix.layoutVersion + 1 } };
}

function changesScene({ allowRelay, namePlates }: RoomChange): boolean {
  return allowRelay !== undefined || namePlates !== undefined;
}
