import type { Actor } from '../model/actor';
import { mixEndedFact, mixStartedFact } from '../model/fact';
import type { MixParams } from '../model/layout';
import { availableAt, owedFrom, START_DEADLINE_MS, VERIFY_AFTER_MS } from '../model/mix-state';
import { type EndedTask, type ModeTime, NOTHING_OWED, type OwedPlace } from '../model/room';
import type { Row, Table, Update } from '../model/table';
import { type Columns, columnNames, type RowOf, readRow, writeRow } from './columns';
import {
  hasFence,
  hasForbidden,
  hasOwed,
  hasRestedBy,
  isHostedBy,
  isOpen,
  mayBeChangedBy,
  mixIs,
  mixIsNot,
  owesNobodyBut,
  wasNotStartedWith,
} from './conditions';
import { factColumns } from './outbox-column';
import {
  MIX,
  MODE,
  OTHER_HOST,
  ROOM,
  ROOM_COVER,
  ROOM_KIND,
  raisedBy,
  roomKey,
  unrecordedColumn,
} from './room-row';

/** What a start claims. */
export interface Claim {
  /** Who hosts the room: it is claimed for nobody else. */
  hostId: string;
  /** Told apart from every other invocation by this. */
  token: string;
  idempotencyKey: string;
  params: MixParams;
  /** A new stream needs no rest. */
  stream: 'same' | 'new';
  nowMs: number;
}

/** What a claim reads back. */
const CLAIMED = {
  fence: MIX.fence,
  generation: MIX.generation,
  layoutVersion: MIX.layoutVersion,
  kind: ROOM_KIND.kind,
  hasCover: ROOM_COVER.hasCover,
  allowRelay: ROOM.allowRelay,
  // Who the guests are has to be read then.
  hasCompany: ROOM.hasCompany,
  // The room is listed by these two.
  createdAtMs: ROOM.createdAtMs,
  wasLive: ROOM.wasLive,
  maxDurationMinutes: ROOM.maxDurationMinutes,
  hostGraceSeconds: ROOM.hostGraceSeconds,
};

/** What the claim got: the numbers that name its task, stream and layout, and the room's rules. */
export interface Claimed extends RowOf<typeof CLAIMED> {
  startedAtMs: number;
  /** When the longest duration that the room allows is over. */
  endsByMs: number;
  hostGraceMs: number;
}

/** What a stop reads back. */
const STOPPED = {
  fence: MIX.fence,
  startDeadlineMs: MIX.startDeadlineMs,
  startedAtMs: MIX.startedAtMs,
  // For whom it was started has to be read then.
  hasOtherHost: OTHER_HOST.hasOtherHost,
  ...MODE,
};

/** The transitions of a room's mix, each one conditional write on the room's row. */
export class MixStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Claims the mix for a new task. Throws `ConditionFailed` unless the mix is idle, no other host's
   * place is owed, and its stream is not forbidden and has rested, or is new. It must not be sent twice: a first one that arrives
   * late would take the fence away from a task that the second one has started.
   */
  async claim(roomId: string, claim: Claim): Promise<Claimed> {
    const { hostId, token, idempotencyKey, params, nowMs } = claim;
    const rested = claim.stream === 'same' ? [hasRestedBy(nowMs)] : [];
    const counted = await this.#change(roomId, {
      readsBack: true,
      condition: {
        and: [
          isOpen,
          hasForbidden(undefined),
          isHostedBy(hostId),
          mixIs('idle'),
          owesNobodyBut(hostId),
          ...rested,
          ...wasNotStartedWith(idempotencyKey),
        ],
      },
      put: {
        ...writeRow(OTHER_HOST, { hasOtherHost: false }),
        ...writeRow(MIX, {
          state: 'starting',
          hostId,
          claimToken: token,
          idempotencyKey,
          startParams: JSON.stringify(params),
          params,
          deadlineMs: nowMs + VERIFY_AFTER_MS,
          startDeadlineMs: nowMs + START_DEADLINE_MS,
          startedAtMs: nowMs,
          isEndAnnounced: false,
          // Its place may be taken late, when the mix is over.
          ...owedFrom(hostId, nowMs),
          // Scenes that were sent to the task before do not reach the new one.
          sendUntilMs: 0,
          // What it does is known when it is confirmed.
          mode: 'mix',
          modeSinceMs: nowMs,
          relayedMs: 0,
        }),
      },
      increment: {
        ...readBack(CLAIMED),
        [MIX.fence.name]: 1,
        ...raisedBy('scene'),
        [MIX.generation.name]: claim.stream === 'new' ? 1 : 0,
      },
    });
    return claimedFrom(counted, nowMs);
  }

  /** The claim with this token, if it was done although its answer was lost. */
  async findClaim(roomId: string, { token, nowMs }: Claim): Promise<Claimed | undefined> {
    const row = await this.#table.get('rooms', roomKey(roomId));
    return row?.[MIX.claimToken.name] === token ? claimedFrom(row, nowMs) : undefined;
  }

  /** The task is known to run. Throws `ConditionFailed` if the start was overtaken. */
  async confirm(
    roomId: string,
    live: {
      fence: number;
      layoutVersion: number;
      nowMs: number;
      endsByMs: number;
      time: ModeTime;
      /** Whether the mix surely has its place. */
      isPlaced: boolean;
    },
  ): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIs('starting'), hasFence(live.fence)] },
      put: {
        ...writeRow(ROOM, { wasLive: true }),
        ...writeRow(MIX, {
          state: 'live',
          startDeadlineMs: 0,
          checkedAtMs: live.nowMs,
          endsByMs: live.endsByMs,
          appliedLayoutVersion: live.layoutVersion,
          ...(live.isPlaced && NOTHING_OWED),
        }),
        ...writeRow(MODE, live.time),
        ...factColumns([
          mixStartedFact(roomId, { fence: live.fence, mode: live.time.mode }, live.nowMs),
        ]),
      },
    });
  }

  /** Gives a claim back whose task was surely not started; a place that it may take yet stays noted. */
  async release(
    roomId: string,
    claim: { fence: number; outcome: string; owesPlace: boolean },
  ): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIsNot('idle'), hasFence(claim.fence)] },
      put: writeRow(MIX, {
        state: 'idle',
        idempotencyKey: '',
        startDeadlineMs: 0,
        lastOutcome: claim.outcome,
        ...(!claim.owesPlace && NOTHING_OWED),
      }),
    });
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
    await this.#change(roomId, {
      condition: { and: [mixIs('live'), hasFence(read.fence), hasOwed(read)] },
      put: writeRow(MIX, owed),
    });
  }

  /** The place was given back for good, or is the mix's own. Throws `ConditionFailed` if another one is noted. */
  async forgetPlace(roomId: string, owed: OwedPlace): Promise<void> {
    await this.#change(roomId, {
      condition: hasOwed(owed),
      put: writeRow(MIX, NOTHING_OWED),
    });
  }

  /**
   * Marks the mix as being stopped and reads back which task that is.
   * Throws `ConditionFailed` if it is idle or the caller may not.
   */
  async markStopping(roomId: string, actor: Actor, nowMs: number) {
    const counted = await this.#change(roomId, {
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
    await this.#change(roomId, {
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
          ...(ended.outcome === 'lost' && { idempotencyKey: '' }),
        }),
      },
    });
  }

  /** The service said that the task of a live mix runs. */
  async touch(roomId: string, live: { fence: number; nowMs: number }): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIs('live'), hasFence(live.fence)] },
      put: writeRow(MIX, { checkedAtMs: live.nowMs }),
    });
  }

  /** The search for a task whose start was lost has ended; if it ran, its stream rests from now on. */
  async closeOrphanCheck(roomId: string, check: EndedTask & { found: boolean }): Promise<void> {
    const { found, ...ended } = check;
    const { endedAtMs, outcome } = ended;
    const ran = { availableAtMs: availableAt(endedAtMs), lastOutcome: outcome };
    await this.#change(roomId, {
      // A newer claim has another fence, so that nothing of a newer task is changed.
      condition: hasFence(ended.fence),
      put: found
        ? { ...unrecordedColumn(ended), ...writeRow(MIX, ran) }
        : writeRow(MIX, { lastOutcome: 'never ran' }),
    });
  }

  /** The usage of these tasks is written down. Throws `ConditionFailed` if one ended otherwise. */
  async markRecorded(roomId: string, tasks: EndedTask[]): Promise<void> {
    const columns = tasks.flatMap((task) => Object.entries(unrecordedColumn(task)));
    await this.#change(roomId, {
      condition: { and: columns.map(([column, value]) => ({ column, is: '=', value })) },
      remove: columns.map(([column]) => column),
    });
  }

  /** The end of the longest duration has been announced. */
  async markEndAnnounced(roomId: string, live: { fence: number }): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIs('live'), hasFence(live.fence)] },
      put: writeRow(MIX, { isEndAnnounced: true }),
    });
  }

  #change(roomId: string, change: Omit<Update, 'table' | 'key' | 'row'>): Promise<Row> {
    return this.#table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
  }
}

function claimedFrom(row: Row, startedAtMs: number): Claimed {
  const claimed = readRow(CLAIMED, row);
  const endsByMs = startedAtMs + claimed.maxDurationMinutes * 60_000;
  const hostGraceMs = claimed.hostGraceSeconds * 1000;
  return { ...claimed, startedAtMs, endsByMs, hostGraceMs };
}

/** The increments that only read columns back. */
function readBack<T>(columns: Columns<T>): Record<string, number> {
  return Object.fromEntries(columnNames(columns).map((name) => [name, 0]));
}
