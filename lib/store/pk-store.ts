import { createHash } from 'node:crypto';
import type { Pk, PkOutcome } from '../model/pk-state';
import type { PkSide } from '../model/room';
import type { Table } from '../model/table';
import { endsAfter, isNotMarked, isPkIn } from './conditions';
import { newPkRow, pkFromRow } from './pk-row';

/** Everything but the gifts that were counted, of which there may be thousands. */
const COLUMNS = [
  'pk_state',
  'inviter_room_id',
  'inviter_host_id',
  'inviter_host_name',
  'inviter_score',
  'opponent_room_id',
  'opponent_host_id',
  'opponent_host_name',
  'opponent_score',
  'minutes',
  'started_at_ms',
  'deadline_ms',
  'outcome',
  'ended_at_ms',
];

/** PKs, one row each; what happens to one is one conditional write. */
export class PkStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(pkId: string): Promise<Pk | undefined> {
    const row = await this.#table.get('pks', { pk_id: pkId }, COLUMNS);
    return row && pkFromRow(row);
  }

  /** Writes a new invitation down; repeating it is harmless. */
  async create(pk: Pk): Promise<void> {
    const key = { pk_id: pk.pkId };
    await this.#table.put({ table: 'pks', key, row: 'any', columns: newPkRow(pk) });
  }

  /** The invitation is accepted. Throws `ConditionFailed` if it has ended. */
  async begin(pkId: string, times: { startedAtMs: number; endsAtMs: number }): Promise<void> {
    await this.#table.update({
      table: 'pks',
      key: { pk_id: pkId },
      row: 'present',
      condition: isPkIn('invited'),
      put: {
        pk_state: 'running',
        started_at_ms: times.startedAtMs,
        deadline_ms: times.endsAtMs,
      },
    });
  }

  /**
   * Ends the PK or its invitation. Throws `ConditionFailed` if it is over or was accepted since.
   */
  async end(pk: Pk, outcome: PkOutcome, nowMs: number): Promise<void> {
    await this.#table.update({
      table: 'pks',
      key: { pk_id: pk.pkId },
      row: 'present',
      condition: isPkIn(pk.state),
      put: { pk_state: 'over', outcome, ended_at_ms: nowMs },
    });
  }

  /**
   * Adds points to a side, once for each event: the mark of the event and the points are one write.
   * Throws `ConditionFailed` if the event was counted before, or the PK is not running.
   */
  async score(
    pkId: string,
    gift: { side: PkSide; eventId: string; points: number; nowMs: number },
  ): Promise<void> {
    const mark = giftColumn(gift.eventId);
    await this.#table.update({
      table: 'pks',
      key: { pk_id: pkId },
      row: 'present',
      condition: { and: [isPkIn('running'), endsAfter(gift.nowMs), isNotMarked(mark)] },
      put: { [mark]: true },
      increment: { [`${gift.side}_score`]: gift.points },
    });
  }

  /** Whether this event has been counted. */
  async hasCounted(pkId: string, eventId: string): Promise<boolean> {
    const mark = giftColumn(eventId);
    const row = await this.#table.get('pks', { pk_id: pkId }, [mark]);
    return row?.[mark] === true;
  }
}

/** Event ids are the sender's: any text, so that its digest has to name the column. */
function giftColumn(eventId: string): string {
  return `gift_${createHash('sha256').update(eventId).digest('hex').slice(0, 32)}`;
}
