import { readyFact, recordingFact } from '../model/fact';
import { START_DEADLINE_MS, VERIFY_AFTER_MS } from '../model/mix-state';
import type { RecordingClaim } from '../model/recording';
import type { Replay } from '../model/replay';
import type { Room } from '../model/room';
import type { Condition, Row, Table, Update } from '../model/table';
import { where, writeRow } from './columns';
import { hasFence, hasRecordingRule, isOpen, mixIs } from './conditions';
import { factColumns } from './outbox-column';
import { RECORDING } from './recording-row';
import { roomKey } from './room-row';

/** The transitions of a room's recording, each one conditional write on the room's row. */
export class RecordingStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Claims the recording of a live mix. Throws `ConditionFailed` if there is one, another mix, or
   * another rule since the room was read.
   */
  async claim({ roomId, record, recording }: Room, claim: RecordingClaim): Promise<void> {
    const rule = hasRecordingRule(recording);
    const condition = [isOpen, rule, mixIs('live'), hasFence(claim.fence), isIn('idle')];
    await this.#change(roomId, {
      condition: [...condition, isRecording(record.number)],
      put: writeRow(RECORDING, { ...claim, state: 'starting' }),
    });
  }

  /** It is known to run. Throws `ConditionFailed` if it was stopped meanwhile. */
  async confirm({ roomId }: Pick<Room, 'roomId'>, claim: RecordingClaim): Promise<void> {
    const started = recordingFact('recording.started', roomId, claim, claim.startedAtMs);
    await this.#change(roomId, {
      condition: [isIn('starting'), isRecording(claim.number), isKnown(claim.isConfirmed)],
      put: {
        ...writeRow(RECORDING, { state: 'running', startDeadlineMs: 0, isConfirmed: true }),
        ...(!claim.isConfirmed && factColumns([started])),
      },
    });
  }

  /**
   * The start is sent once more: it may not have arrived, or the recording may have ended unheard.
   * Throws `ConditionFailed` if somebody else does it, or stops the recording.
   */
  async recheck({ roomId, record }: Room, nowMs: number): Promise<void> {
    const deadlines = {
      deadlineMs: nowMs + VERIFY_AFTER_MS,
      startDeadlineMs: nowMs + START_DEADLINE_MS,
    };
    await this.#change(roomId, {
      condition: [
        mixIs('live'),
        hasFence(record.fence),
        isIn(record.state),
        isRecording(record.number),
        isDueAt(record.deadlineMs),
      ],
      put: writeRow(RECORDING, { state: 'starting', ...deadlines }),
    });
  }

  /**
   * Gives a claim back whose recording was surely not started; it may be tried again then. Throws
   * `ConditionFailed` if the start was sent again meanwhile.
   */
  async release(roomId: string, claim: RecordingClaim & { retryAtMs: number }): Promise<void> {
    // A replay that would have begun with it has not.
    const isFirst = claim.replayStartedAtMs === claim.startedAtMs;
    await this.#change(roomId, {
      condition: [isIn('starting'), isRecording(claim.number), isDueAt(claim.deadlineMs)],
      put: writeRow(RECORDING, {
        state: 'idle',
        startDeadlineMs: 0,
        deadlineMs: claim.retryAtMs,
        replay: claim.replay - Number(isFirst),
        // The one before it may be another host's.
        ...(isFirst && { hostId: '' }),
      }),
    });
  }

  /**
   * It is being stopped; by hand, it does not begin again with this mix. Answers until when a start may
   * arrive yet: one may have been sent since the room was read. Throws `ConditionFailed`.
   */
  async markStopping(
    { roomId, record }: Room,
    { nowMs, isByHand }: { nowMs: number; isByHand: boolean },
  ): Promise<number> {
    const { startDeadlineMs } = RECORDING;
    const declined = isByHand && { declinedFence: record.fence };
    const deadlineMs = Math.max(record.startDeadlineMs, nowMs + VERIFY_AFTER_MS);
    const counted = await this.#change(roomId, {
      condition: [isNotIn('idle'), isRecording(record.number)],
      put: writeRow(RECORDING, { state: 'stopping', deadlineMs, ...declined }),
      increment: { [startDeadlineMs.name]: 0 },
      readsBack: true,
    });
    return startDeadlineMs.read(counted[startDeadlineMs.name]);
  }

  /** It is known to have ended. Throws `ConditionFailed` if that is noted. */
  async end({ roomId, record }: Room, endedAtMs: number): Promise<void> {
    await this.#change(roomId, {
      condition: [isNotIn('idle'), isRecording(record.number)],
      put: {
        ...writeRow(RECORDING, { state: 'idle', endedAtMs, deadlineMs: 0, startDeadlineMs: 0 }),
        ...factColumns([recordingFact('recording.ended', roomId, record, endedAtMs)]),
      },
    });
  }

  /** A replay of the room can be played. */
  async noteReady(replay: Replay): Promise<void> {
    const put = factColumns([readyFact(replay)]);
    await this.#change(replay.roomId, { condition: [], put });
  }

  #change(
    roomId: string,
    {
      condition,
      ...change
    }: { condition: Condition[] } & Pick<Update, 'put' | 'increment' | 'readsBack'>,
  ): Promise<Row> {
    const key = roomKey(roomId);
    const isConditional = condition.length > 0 && { condition: { and: condition } };
    return this.#table.update({ table: 'rooms', key, row: 'present', ...isConditional, ...change });
  }
}

function isIn(state: Room['record']['state']): Condition {
  return where(RECORDING.state, '=', state);
}

function isNotIn(state: Room['record']['state']): Condition {
  return where(RECORDING.state, '!=', state);
}

/** The recording that is meant is still the room's newest. */
function isRecording(number: number): Condition {
  return where(RECORDING.number, '=', number);
}

/** Nobody has sent another start since the row was read. */
function isDueAt(deadlineMs: number): Condition {
  return where(RECORDING.deadlineMs, '=', deadlineMs);
}

/** Whether it has been known to run before: a late call for its first start says nothing new. */
function isKnown(isConfirmed: boolean): Condition {
  return where(RECORDING.isConfirmed, '=', isConfirmed);
}
