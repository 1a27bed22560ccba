import type { Actor } from '../model/actor';
import { isAboutPeople, type MixParams } from '../model/layout';
import type { Mix, Room } from '../model/room';
import type { Condition, Table, Update } from '../model/table';
import { writeRow } from './columns';
import {
  hasFence,
  hasLayoutVersion,
  hasSendUntil,
  hasStageVersion,
  mayBeChangedBy,
  mixIs,
} from './conditions';
import { MIX, ROOM, roomKey } from './room-row';

/** The scene in a room's row, and whether it is being sent; each one conditional write. */
export class SceneStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Sets the scene of a live mix and begins to send it; returns the room as it is then.
   * Throws `ConditionFailed` if what was read is stale.
   */
  async set(
    room: Room,
    change: { actor: Actor; params: MixParams; untilMs: number },
  ): Promise<Room> {
    const { mix, stageVersion } = room;
    const { actor, params, untilMs } = change;
    const layoutVersion = mix.layoutVersion + 1;
    const sent = { params, sentLayoutVersion: layoutVersion, sendUntilMs: untilMs };
    await this.#change(room.roomId, {
      condition: {
        and: [
          ...mayBeChangedBy(actor),
          ...mixIsAsRead(mix),
          ...(isAboutPeople(params) ? [hasStageVersion(stageVersion)] : []),
        ],
      },
      put: writeRow(MIX, sent),
      increment: { [MIX.layoutVersion.name]: 1, ...stageIncrement(params) },
    });
    return { ...room, mix: { ...mix, ...sent, layoutVersion } };
  }

  /**
   * Begins to send the scene that is there; returns the room as it is then. Throws
   * `ConditionFailed` if what was read is stale.
   */
  async beginSend(room: Room, untilMs: number): Promise<Room> {
    const { roomId, mix } = room;
    const sent = { sentLayoutVersion: mix.layoutVersion, sendUntilMs: untilMs };
    await this.#change(roomId, {
      condition: { and: mixIsAsRead(mix) },
      put: writeRow(MIX, sent),
    });
    return { ...room, mix: { ...mix, ...sent } };
  }

  /**
   * All calls have ended that sent the scene, and the service is known to show it, or not yet.
   * Throws `ConditionFailed` if another send has begun meanwhile.
   */
  async endSend({ roomId, mix }: Room, isApplied: boolean): Promise<void> {
    await this.#change(roomId, {
      condition: { and: mixIsAsRead(mix) },
      put: writeRow(MIX, {
        sendUntilMs: 0,
        ...(isApplied && { appliedLayoutVersion: mix.layoutVersion }),
      }),
    });
  }

  async #change(roomId: string, change: Omit<Update, 'table' | 'key' | 'row'>): Promise<void> {
    await this.#table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
  }
}

/** The task, the scene and the time-out of a send are as the row was read. */
function mixIsAsRead({ fence, layoutVersion, sendUntilMs }: Mix): Condition[] {
  return [
    mixIs('live'),
    hasFence(fence),
    hasLayoutVersion(layoutVersion),
    hasSendUntil(sendUntilMs),
  ];
}

/**
 * What the row needs beside a scene that names people: a change of the stage at this moment has to
 * read the room again, because the mix must be sent that change.
 */
export function stageIncrement(params: MixParams) {
  return isAboutPeople(params) && { [ROOM.stageVersion.name]: 1 };
}
