import { type Leaving, stageFacts, transferredFact } from '../model/fact';
import type { HandoverReason } from '../model/handover';
import { hasSamePeople, onAirAfter } from '../model/on-air';
import type { OnAir, Room, Stage } from '../model/room';
import type { Table } from '../model/table';
import { writeRow } from './columns';
import { hasDeputy, hasModerators, hasPkPointer, hasStageVersion, isOpen } from './conditions';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import { MIX, OTHER_HOST, QNA, ROOM, raisedBy } from './room-row';
import { sceneIsAsRead, withNewScene } from './room-scene';

/** Who is on the stage of a room, who of them is on air, and whose room it is. */
export class RoomStageStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Puts another stage, or other rules of its seats, in the place of those that were read; who is off
   * it has left as `leaving` says. Answers the room as it is then. Throws `ConditionFailed` if it has
   * changed since, or the room was closed. The scene follows from who is on stage and what their seats
   * allow, so that it changes with them, in one write.
   */
  async set(
    room: Room,
    stage: Stage,
    how: { nowMs: number; leaving?: Leaving; seatRules?: Room['seatRules'] },
  ): Promise<Room> {
    const { roomId, stageVersion } = room;
    const { seatRules = room.seatRules } = how;
    const facts = factColumns(stageFacts(room, stage, how));
    const changed = { ...room, stage, seatRules, stageVersion: stageVersion + 1 };
    if (hasSamePeople(room, changed)) {
      await changeRoom(this.#table, roomId, {
        condition: { and: [isOpen, hasStageVersion(stageVersion)] },
        put: { ...writeRow(ROOM, { stage, seatRules }), ...facts },
        increment: raisedBy('invitations'),
      });
      return changed;
    }
    const onAir = onAirAfter(room, stage);
    await changeRoom(this.#table, roomId, {
      condition: { and: [isOpen, ...sceneIsAsRead(room)] },
      put: { ...writeRow(ROOM, { stage, seatRules, ...onAir }), ...facts },
      increment: raisedBy('people'),
    });
    return withNewScene({ ...changed, ...onAir });
  }

  /**
   * Notes who is on air, and that the scene is another one; answers the room as it is then. Throws
   * `ConditionFailed` if stage or scene have changed since they were read.
   */
  async setOnAir(room: Room, onAir: OnAir): Promise<Room> {
    await changeRoom(this.#table, room.roomId, {
      condition: { and: sceneIsAsRead(room) },
      put: writeRow(ROOM, onAir),
      increment: raisedBy('on-air'),
    });
    return withNewScene({ ...room, ...onAir });
  }

  /** Notes since when the host is alone, which changes nothing of the scene yet. */
  async setAloneSince(room: Room, aloneSinceMs: number): Promise<void> {
    await changeRoom(this.#table, room.roomId, {
      condition: { and: sceneIsAsRead(room) },
      put: writeRow(ROOM, { aloneSinceMs }),
    });
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
    await changeRoom(this.#table, room.roomId, {
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
}
