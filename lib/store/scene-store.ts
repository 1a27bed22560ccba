import type { Actor } from '../model/actor';
import { modeFacts } from '../model/fact';
import type { MixParams } from '../model/layout';
import type { Mix, ModeTime, Room } from '../model/room';
import type { Condition, Table } from '../model/table';
import { writeRow } from './columns';
import {
  hasFence,
  hasLayoutVersion,
  hasModeSince,
  hasSendUntil,
  mayBeChangedBy,
  mixIs,
} from './conditions';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import { MIX, raisedBy } from './room-row';

/** The scene in a room's row, and whether it is being sent; each one conditional write. */
export class SceneStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Sets the scene of a live mix and begins to send it, and with it the mode that the task goes on
   * in; returns the room as it is then.
   * Throws `ConditionFailed` if what was read is stale.
   */
  async set(
    room: Room,
    change: { actor: Actor; params: MixParams; untilMs: number; time: ModeTime },
  ): Promise<Room> {
    const { mix } = room;
    const { actor, params, untilMs, time } = change;
    const layoutVersion = mix.layoutVersion + 1;
    const sent = { ...time, params, sentLayoutVersion: layoutVersion, sendUntilMs: untilMs };
    await changeRoom(this.#table, room.roomId, {
      condition: { and: [...mayBeChangedBy(actor), ...mixIsAsRead(mix)] },
      put: { ...writeRow(MIX, sent), ...factColumns(modeFacts(room, time)) },
      increment: raisedBy('scene'),
    });
    return { ...room, mix: { ...mix, ...sent, layoutVersion } };
  }

  /**
   * Begins to send the scene that is there; returns the room as it is then. Throws
   * `ConditionFailed` if what was read is stale.
   */
  async beginSend(
    room: Room,
    { untilMs, time }: { untilMs: number; time: ModeTime },
  ): Promise<Room> {
    const { roomId, mix } = room;
    const sent = { ...time, sentLayoutVersion: mix.layoutVersion, sendUntilMs: untilMs };
    await changeRoom(this.#table, roomId, {
      condition: { and: mixIsAsRead(mix) },
      put: { ...writeRow(MIX, sent), ...factColumns(modeFacts(room, time)) },
    });
    return { ...room, mix: { ...mix, ...sent } };
  }

  /**
   * All calls have ended that sent the scene, and the service is known to show it, or not yet.
   * Throws `ConditionFailed` if another send has begun meanwhile.
   */
  async endSend({ roomId, mix }: Room, isApplied: boolean): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: mixIsAsRead(mix) },
      put: writeRow(MIX, {
        sendUntilMs: 0,
        ...(isApplied && { appliedLayoutVersion: mix.layoutVersion }),
      }),
    });
  }
}

/**
 * The task, its mode, the scene and the time-out of a send are as the row was read. A send that has
 * begun and ended since leaves all as it was but the mode.
 */
function mixIsAsRead(mix: Mix): Condition[] {
  return [
    mixIs('live'),
    hasFence(mix.fence),
    hasModeSince(mix),
    hasLayoutVersion(mix.layoutVersion),
    hasSendUntil(mix.sendUntilMs),
  ];
}
