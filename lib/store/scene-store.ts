import type { Actor } from '../model/actor';
import { isAboutPeople, type MixParams } from '../model/layout';
import type { Mix, Room } from '../model/room';
import type { Condition, Table, Update } from '../model/table';
import {
  hasFence,
  hasLayoutVersion,
  hasStageVersion,
  hasTellingUntil,
  mayBeChangedBy,
  mixIs,
} from './conditions';
import { roomKey } from './room-row';

/** The look in a room's row, and who is telling the service; each one conditional write. */
export class LookStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Sets the look of a live mix and begins to tell the service; answers the room as it is then.
   * Throws `ConditionFailed` if what was read is stale.
   */
  async set(
    room: Room,
    change: { actor: Actor; params: MixParams; untilMs: number },
  ): Promise<Room> {
    const { mix, stageVersion } = room;
    const { actor, params, untilMs } = change;
    const layoutVersion = mix.layoutVersion + 1;
    await this.#change(room.roomId, {
      condition: {
        and: [
          ...mayBeChangedBy(actor),
          ...mixIsAsRead(mix),
          ...(isAboutPeople(params) ? [hasStageVersion(stageVersion)] : []),
        ],
      },
      put: {
        mix_params: JSON.stringify(params),
        told_layout_version: layoutVersion,
        telling_until_ms: untilMs,
      },
      increment: { layout_version: 1, ...stageIncrement(params) },
    });
    const told = { toldLayoutVersion: layoutVersion, tellingUntilMs: untilMs };
    return { ...room, mix: { ...mix, ...told, params, layoutVersion } };
  }

  /**
   * Begins to tell the service the look that is there; answers the room as it is then. Throws
   * `ConditionFailed` if what was read is stale.
   */
  async beginTelling(room: Room, untilMs: number): Promise<Room> {
    const { roomId, mix } = room;
    await this.#change(roomId, {
      condition: { and: mixIsAsRead(mix) },
      put: { told_layout_version: mix.layoutVersion, telling_until_ms: untilMs },
    });
    return {
      ...room,
      mix: { ...mix, toldLayoutVersion: mix.layoutVersion, tellingUntilMs: untilMs },
    };
  }

  /**
   * All calls have ended that told the look, and the service is known to show it, or not yet.
   * Throws `ConditionFailed` if somebody else has begun meanwhile.
   */
  async endTelling({ roomId, mix }: Room, isApplied: boolean): Promise<void> {
    await this.#change(roomId, {
      condition: { and: mixIsAsRead(mix) },
      put: {
        telling_until_ms: 0,
        ...(isApplied && { applied_layout_version: mix.layoutVersion }),
      },
    });
  }

  async #change(roomId: string, change: Omit<Update, 'table' | 'key' | 'row'>): Promise<void> {
    await this.#table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
  }
}

/** Neither another task, nor another look, nor anybody who has begun to tell one. */
function mixIsAsRead({ fence, layoutVersion, tellingUntilMs }: Mix): Condition[] {
  return [
    mixIs('live'),
    hasFence(fence),
    hasLayoutVersion(layoutVersion),
    hasTellingUntil(tellingUntilMs),
  ];
}

/**
 * What a look changes that is about people: whoever changes the stage at this moment has to look at
 * the room anew, as the mix must be told.
 */
export function stageIncrement(params: MixParams) {
  return isAboutPeople(params) && { stage_version: 1 };
}
