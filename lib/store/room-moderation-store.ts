import type { Fact } from '../model/event';
import { carriedOut, type StreamOrder } from '../model/forbidden-stream';
import type { LastReport } from '../model/report';
import type { Room } from '../model/room';
import type { Table } from '../model/table';
import { writeRow } from './columns';
import { hasCover, hasFence, hasForbidden, hasModerators } from './conditions';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import { ROOM, ROOM_COVER, raisedBy } from './room-row';
import { sceneIsAsRead, withNewScene } from './room-scene';

/** How a room is moderated: by whom, who is covered, what was reported, and whether its stream is forbidden. */
export class RoomModerationStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Covers others in the mix, and notes it; answers the room as it is then. Throws
   * `ConditionFailed` if that or the scene has changed since.
   */
  async setCover(room: Room, cover: Room['cover'], fact: Fact): Promise<Room> {
    await changeRoom(this.#table, room.roomId, {
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

  /** Names other moderators. Throws `ConditionFailed` if they have changed since. */
  async setModerators(room: Room, moderators: Room['moderators']): Promise<void> {
    const condition = hasModerators(room.moderators);
    await changeRoom(this.#table, room.roomId, { condition, put: writeRow(ROOM, { moderators }) });
  }

  /** Keeps what moderation has reported, for those who keep order. */
  async setReport(roomId: string, lastReport: LastReport): Promise<void> {
    await changeRoom(this.#table, roomId, { put: writeRow(ROOM, { lastReport }) });
  }

  /**
   * Forbids the room's stream, or is about to allow it. Throws `ConditionFailed` if that has changed
   * since, or a mix was started, maybe with another stream.
   */
  async orderStream(room: Room, order: StreamOrder, fact?: Fact): Promise<void> {
    await changeRoom(this.#table, room.roomId, {
      condition: { and: [hasForbidden(room.forbidden), hasFence(room.mix.fence)] },
      put: { ...writeRow(ROOM, { forbidden: order }), ...factColumns(fact ? [fact] : []) },
    });
  }

  /** The live service has done as it was ordered. Throws `ConditionFailed` if the order is another now. */
  async carryOutStreamOrder(roomId: string, order: StreamOrder, facts: Fact[]): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: hasForbidden(order),
      put: { ...writeRow(ROOM, { forbidden: carriedOut(order) }), ...factColumns(facts) },
    });
  }
}
