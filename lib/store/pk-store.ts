import { createHash } from 'node:crypto';
import type { Pk, PkOutcome, PkSide } from '../model/pk';
import type { Table } from '../model/table';
import { writeRow } from './columns';
import { endsAfter, isNotMarked, isPkIn } from './conditions';
import { PK, PK_COLUMNS, PK_PARTY, pkFromRow, pkRow } from './pk-row';

/** PKs, one row each; what happens to one is one conditional write. */
export class PkStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(pkId: string): Promise<Pk | undefined> {
    const row = await this.#table.get('pks', { pk_id: pkId }, PK_COLUMNS);
    return row && pkFromRow(row);
  }

  /** Writes a new invitation down; repeating it is harmless. */
  async create(pk: Pk): Promise<void> {
    const key = { pk_id: pk.pkId };
    await this.#table.put({ table: 'pks', key, row: 'any', columns: pkRow(pk) });
  }

  /** The invitation is accepted. Throws `ConditionFailed` if it has ended. */
  async begin(pkId: string, times: { startedAtMs: number; endsAtMs: number }): Promise<void> {
    await this.#table.update({
      table: 'pks',
      key: { pk_id: pkId },
      row: 'present',
      condition: isPkIn('invited'),
      put: writeRow(PK, {
        state: 'running',
        startedAtMs: times.startedAtMs,
        deadlineMs: times.endsAtMs,
      }),
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
      put: writeRow(PK, { state: 'over', outcome, endedAtMs: nowMs }),
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
      increment: { [PK_PARTY[gift.side].score.name]: gift.points },
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
