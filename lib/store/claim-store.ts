import { mixStartedFact } from '../model/fact';
import type { MixParams } from '../model/layout';
import { endsByMs } from '../model/longest-mix';
import type { MixOutcome } from '../model/mix-outcome';
import { owedFrom, START_DEADLINE_MS, VERIFY_AFTER_MS } from '../model/mix-state';
import { type ModeTime, NOTHING_OWED } from '../model/room';
import type { Row, Table } from '../model/table';
import { type RowOf, readBack, readRow, writeRow } from './columns';
import {
  hasFence,
  hasForbidden,
  hasRestedBy,
  isHostedBy,
  isOpen,
  mixIs,
  mixIsNot,
  owesNobodyBut,
  wasNotStartedWith,
} from './conditions';
import { factColumns } from './outbox-column';
import { changeRoom } from './room-change';
import { MIX, MODE, OTHER_HOST, ROOM, ROOM_COVER, ROOM_KIND, raisedBy, roomKey } from './room-row';

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
  /** When the longest duration that the room and the deployment allow is over. */
  endsByMs: number;
  hostGraceMs: number;
}

/** The claims of starts on a room's mix, each step one conditional write on the room's row. */
export class ClaimStore {
  readonly #table: Table;
  readonly #maxMixMinutes: number;

  constructor(table: Table, maxMixMinutes: number) {
    this.#table = table;
    this.#maxMixMinutes = maxMixMinutes;
  }

  /**
   * Claims the mix for a new task. Throws `ConditionFailed` unless the mix is idle, no other host's
   * place is owed, and its stream is not forbidden and has rested, or is new. It must not be sent
   * twice: a first one that arrives late would take the fence away from a task that the second one
   * has started.
   */
  async make(roomId: string, claim: Claim): Promise<Claimed> {
    const { hostId, token, idempotencyKey, params, nowMs } = claim;
    const rested = claim.stream === 'same' ? [hasRestedBy(nowMs)] : [];
    const counted = await changeRoom(this.#table, roomId, {
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
    return this.#claimedFrom(counted, nowMs);
  }

  /** The claim with this token, if it was done although its answer was lost. */
  async find(roomId: string, { token, nowMs }: Claim): Promise<Claimed | undefined> {
    const row = await this.#table.get('rooms', roomKey(roomId));
    return row?.[MIX.claimToken.name] === token ? this.#claimedFrom(row, nowMs) : undefined;
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
    await changeRoom(this.#table, roomId, {
      condition: { and: [mixIs('starting'), hasFence(live.fence)] },
      put: {
        ...writeRow(ROOM, { wasLive: true }),
        ...writeRow(MIX, {
          state: 'live',
          liveFence: live.fence,
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
    claim: { fence: number; outcome: MixOutcome; owesPlace: boolean },
  ): Promise<void> {
    await changeRoom(this.#table, roomId, {
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

  #claimedFrom(row: Row, startedAtMs: number): Claimed {
    const claimed = readRow(CLAIMED, row);
    return {
      ...claimed,
      startedAtMs,
      endsByMs: endsByMs(claimed, startedAtMs, this.#maxMixMinutes),
      hostGraceMs: claimed.hostGraceSeconds * 1000,
    };
  }
}
