import type { Actor } from '../model/actor';
import type { MixParams } from '../model/layout';
import { availableAt, START_DEADLINE_MS, VERIFY_AFTER_MS } from '../model/mix-state';
import type { EndedTask, RoomKind } from '../model/room';
import type { Row, Table, Update } from '../model/table';
import {
  hasFence,
  hasRestedBy,
  isOpen,
  mayBeChangedBy,
  mixIs,
  mixIsNot,
  wasNotStartedWith,
} from './conditions';
import { roomKey, unrecordedColumn } from './room-row';
import { stageIncrement } from './scene-store';

/** What a start claims. */
export interface Claim {
  actor: Actor;
  /** Told apart from every other invocation by this. */
  token: string;
  idempotencyKey: string;
  params: MixParams;
  /** A new stream needs no rest. */
  stream: 'same' | 'new';
  nowMs: number;
}

/** What the claim got: the numbers that name its task, stream and layout. */
export interface Claimed {
  fence: number;
  generation: number;
  layoutVersion: number;
  kind: RoomKind;
  /** Of the room, which is listed by them. */
  createdAtMs: number;
  wasLive: boolean;
  startedAtMs: number;
  /** When the longest duration that the room allows is over. */
  endsByMs: number;
  hostGraceMs: number;
}

/** The transitions of a room's mix, each one conditional write on the room's row. */
export class MixStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Claims the mix for a new task. Throws `ConditionFailed` unless the mix is idle and its stream
   * has rested, or is new. It must not be sent twice: a first one that arrives late would take the
   * fence away from a task that the second one has started.
   */
  async claim(roomId: string, claim: Claim): Promise<Claimed> {
    const { actor, token, idempotencyKey, nowMs } = claim;
    const rested = claim.stream === 'same' ? [hasRestedBy(nowMs)] : [];
    const params = JSON.stringify(claim.params);
    const counted = await this.#change(roomId, {
      condition: {
        and: [
          isOpen,
          ...mayBeChangedBy(actor),
          mixIs('idle'),
          ...rested,
          ...wasNotStartedWith(idempotencyKey),
        ],
      },
      put: {
        mix_state: 'starting',
        claim_token: token,
        idempotency_key: idempotencyKey,
        start_params: params,
        mix_params: params,
        deadline_ms: nowMs + VERIFY_AFTER_MS,
        start_deadline_ms: nowMs + START_DEADLINE_MS,
        started_at_ms: nowMs,
        end_announced: false,
        // Scenes that were sent to the task before do not reach the new one.
        send_until_ms: 0,
      },
      increment: {
        fence: 1,
        layout_version: 1,
        stream_generation: claim.stream === 'new' ? 1 : 0,
        ...stageIncrement(claim.params),
        max_duration_minutes: 0,
        host_grace_seconds: 0,
        is_voice: 0,
        created_at_ms: 0,
        was_live: 0,
      },
    });
    return claimedFrom(counted, nowMs);
  }

  /** The claim with this token, if it was done although its answer was lost. */
  async findClaim(roomId: string, { token, nowMs }: Claim): Promise<Claimed | undefined> {
    const row = await this.#table.get('rooms', roomKey(roomId));
    return row?.claim_token === token ? claimedFrom(row, nowMs) : undefined;
  }

  /** The task is known to run. Throws `ConditionFailed` if the start was overtaken. */
  async confirm(
    roomId: string,
    live: { fence: number; layoutVersion: number; nowMs: number; endsByMs: number },
  ): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIs('starting'), hasFence(live.fence)] },
      put: {
        mix_state: 'live',
        was_live: 1,
        start_deadline_ms: 0,
        checked_at_ms: live.nowMs,
        ends_by_ms: live.endsByMs,
        applied_layout_version: live.layoutVersion,
      },
    });
  }

  /** Gives a claim back whose task was surely not started. */
  async release(roomId: string, claim: { fence: number; outcome: string }): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIsNot('idle'), hasFence(claim.fence)] },
      put: {
        mix_state: 'idle',
        idempotency_key: '',
        start_deadline_ms: 0,
        last_outcome: claim.outcome,
      },
    });
  }

  /**
   * Marks the mix as being stopped and reads back which task that is.
   * Throws `ConditionFailed` if it is idle or the caller may not.
   */
  async markStopping(roomId: string, actor: Actor, nowMs: number) {
    const counted = await this.#change(roomId, {
      condition: { and: [...mayBeChangedBy(actor), mixIsNot('idle')] },
      put: { mix_state: 'stopping', deadline_ms: nowMs + VERIFY_AFTER_MS },
      increment: { fence: 0, start_deadline_ms: 0, started_at_ms: 0 },
    });
    return {
      fence: Number(counted.fence),
      startDeadlineMs: Number(counted.start_deadline_ms),
      startedAtMs: Number(counted.started_at_ms),
    };
  }

  /** The task is known to have ended: its stream rests from now on. */
  async end(roomId: string, ended: EndedTask): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIsNot('idle'), hasFence(ended.fence)] },
      put: {
        mix_state: 'idle',
        start_deadline_ms: 0,
        available_at_ms: availableAt(ended.endedAtMs),
        ended_at_ms: ended.endedAtMs,
        last_outcome: ended.outcome,
        ...unrecordedColumn(ended),
        // A start that failed is tried again when its Idempotency-Key is repeated.
        ...(ended.outcome === 'lost' && { idempotency_key: '' }),
      },
    });
  }

  /** The service said that the task of a live mix runs. */
  async touch(roomId: string, live: { fence: number; nowMs: number }): Promise<void> {
    await this.#change(roomId, {
      condition: { and: [mixIs('live'), hasFence(live.fence)] },
      put: { checked_at_ms: live.nowMs },
    });
  }

  /** A task whose start was lost has been looked for; if it ran, its stream rests from now on. */
  async closeOrphanCheck(roomId: string, check: EndedTask & { found: boolean }): Promise<void> {
    const { found, ...ended } = check;
    const ran = {
      available_at_ms: availableAt(ended.endedAtMs),
      last_outcome: ended.outcome,
      ...unrecordedColumn(ended),
    };
    await this.#change(roomId, {
      // A newer claim has another fence, so that nothing of a newer task is changed.
      condition: hasFence(ended.fence),
      put: found ? ran : { last_outcome: 'never ran' },
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
      put: { end_announced: true },
    });
  }

  #change(roomId: string, change: Omit<Update, 'table' | 'key' | 'row'>): Promise<Row> {
    return this.#table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
  }
}

function claimedFrom(row: Row, startedAtMs: number): Claimed {
  return {
    fence: Number(row.fence),
    generation: Number(row.stream_generation),
    layoutVersion: Number(row.layout_version),
    kind: row.is_voice ? 'voice' : 'video',
    createdAtMs: Number(row.created_at_ms),
    wasLive: Number(row.was_live) > 0,
    startedAtMs,
    endsByMs: startedAtMs + Number(row.max_duration_minutes) * 60_000,
    hostGraceMs: Number(row.host_grace_seconds) * 1000,
  };
}
