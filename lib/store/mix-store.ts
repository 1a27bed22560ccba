import type { Actor } from '../model/actor';
import { mixEndedFact } from '../model/fact';
import type { MixOutcome } from '../model/mix-outcome';
import { availableAt, OVER_QUOTA, VERIFY_AFTER_MS } from '../model/mix-state';
import { type EndedTask, NOTHING_OWED, type OwedPlace } from '../model/room';
import type { Table } from '../model/table';
import { readBack, readRow, writeRow } from './columns';
import { hasFence, hasOwed, mayBeChangedBy, mixIs, mixIsNot } from './conditions';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import { MIX, MODE, OTHER_HOST, unrecordedColumn } from './room-row';

/** What a stop reads back. */
const STOPPED = {
  fence: MIX.fence,
  startDeadlineMs: MIX.startDeadlineMs,
  startedAtMs: MIX.startedAtMs,
  // For whom it was started has to be read then.
  hasOtherHost: OTHER_HOST.hasOtherHost,
  ...MODE,
};

/** Outcomes of tasks whose caller was told, or was to be told, that nothing was started. */
const START_FAILED: MixOutcome[] = ['lost', OVER_QUOTA];

/** What becomes of a room's mix that was started, each step one conditional write on the room's row. */
export class MixStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * A place may be taken from now on that the mix does not live to give back.
   * Throws `ConditionFailed` if the mix is not live, or another place was noted since it was read.
   */
  async notePlace(
    roomId: string,
    read: { fence: number } & OwedPlace,
    owed: OwedPlace,
  ): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: [mixIs('live'), hasFence(read.fence), hasOwed(read)] },
      put: writeRow(MIX, owed),
    });
  }

  /** The place was given back for good, or is the mix's own. Throws `ConditionFailed` if another one is noted. */
  async forgetPlace(roomId: string, owed: OwedPlace): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: hasOwed(owed),
      put: writeRow(MIX, NOTHING_OWED),
    });
  }

  /**
   * Marks the mix as being stopped and reads back which task that is.
   * Throws `ConditionFailed` if it is idle or the caller may not.
   */
  async markStopping(roomId: string, actor: Actor, nowMs: number) {
    const counted = await changeRoom(this.#table, roomId, {
      readsBack: true,
      condition: { and: [...mayBeChangedBy(actor), mixIsNot('idle')] },
      put: writeRow(MIX, { state: 'stopping', deadlineMs: nowMs + VERIFY_AFTER_MS }),
      increment: readBack(STOPPED),
    });
    const { mode, modeSinceMs, relayedMs, ...stopped } = readRow(STOPPED, counted);
    return { ...stopped, time: { mode, modeSinceMs, relayedMs } };
  }

  /** The task is known to have ended: its stream rests from now on. */
  async end(roomId: string, ended: EndedTask): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: [mixIsNot('idle'), hasFence(ended.fence)] },
      put: {
        ...unrecordedColumn(ended),
        ...factColumns([mixEndedFact(roomId, ended)]),
        ...writeRow(MIX, {
          state: 'idle',
          startDeadlineMs: 0,
          availableAtMs: availableAt(ended.endedAtMs),
          endedAtMs: ended.endedAtMs,
          lastOutcome: ended.outcome,
          // A start that failed is tried again when its Idempotency-Key is repeated.
          ...(START_FAILED.includes(ended.outcome) && { idempotencyKey: '' }),
        }),
      },
    });
  }

  /** The service said that the task of a live mix runs. */
  async touch(roomId: string, live: { fence: number; nowMs: number }): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: [mixIs('live'), hasFence(live.fence)] },
      put: writeRow(MIX, { checkedAtMs: live.nowMs }),
    });
  }

  /** The search for a task whose start was lost has ended; if it ran, its stream rests from now on. */
  async closeOrphanCheck(roomId: string, check: EndedTask & { found: boolean }): Promise<void> {
    const { found, ...ended } = check;
    const { endedAtMs, outcome } = ended;
    const ran = { availableAtMs: availableAt(endedAtMs), lastOutcome: outcome };
    await changeRoom(this.#table, roomId, {
      // A newer claim has another fence, so that nothing of a newer task is changed.
      condition: hasFence(ended.fence),
      put: found
        ? { ...unrecordedColumn(ended), ...writeRow(MIX, ran) }
        : writeRow(MIX, { lastOutcome: 'never ran' satisfies MixOutcome }),
    });
  }

  /** The usage of these tasks is written down. Throws `ConditionFailed` if one ended otherwise. */
  async markRecorded(roomId: string, tasks: EndedTask[]): Promise<void> {
    const columns = tasks.flatMap((task) => Object.entries(unrecordedColumn(task)));
    await changeRoom(this.#table, roomId, {
      condition: { and: columns.map(([column, value]) => ({ column, is: '=', value })) },
      remove: columns.map(([column]) => column),
    });
  }

  /** The end of the longest duration has been announced. */
  async markEndAnnounced(roomId: string, live: { fence: number }): Promise<void> {
    await changeRoom(this.#table, roomId, {
      condition: { and: [mixIs('live'), hasFence(live.fence)] },
      put: writeRow(MIX, { isEndAnnounced: true }),
    });
  }
}
