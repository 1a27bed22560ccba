import type { Pk, PkOutcome, RoundProposal } from '../model/pk';
import { newRound, type PkSide, pastRound } from '../model/round';
import type { Condition, Row, Table } from '../model/table';
import { writeRow } from './columns';
import { hasProposal, isPkIn, isRound, isRoundUntil, isSettled } from './conditions';
import { PK, PK_COLUMNS, pkFromRow, pkRow, ROUND, roundRow } from './pk-row';

/** PKs, one row each with its rounds; what happens to one is one conditional write. The gifts in them are `gift-store.ts`'s. */
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

  /** The invitation is accepted, and the first round begins. Throws `ConditionFailed` if it has ended. */
  async begin(pk: Pk, nowMs: number): Promise<void> {
    await this.#change(pk, isPkIn('invited'), {
      ...writeRow(PK, { state: 'running', startedAtMs: nowMs }),
      ...roundRow(newRound(1, pk, nowMs)),
    });
  }

  /**
   * Ends the PK or its invitation. Throws `ConditionFailed` if it is over or was accepted since.
   */
  async end(pk: Pk, outcome: PkOutcome, nowMs: number): Promise<void> {
    await this.#change(
      pk,
      isPkIn(pk.state),
      writeRow(PK, { state: 'over', outcome, endedAtMs: nowMs }),
    );
  }

  /** The round's score is final. Throws `ConditionFailed` if it is already, or the PK is over. */
  async settle(pk: Pk): Promise<void> {
    await this.#change(pk, isOpen(pk), writeRow(ROUND, { isSettled: true }));
  }

  /** One side gives the round up. Throws `ConditionFailed` unless the round was running until now. */
  async surrender(pk: Pk, surrenderedBy: PkSide, nowMs: number): Promise<void> {
    const condition = { and: [isOpen(pk), isRoundUntil(pk.round.number, nowMs)] };
    const punishUntilMs = nowMs + pk.punishSeconds * 1000;
    const ended = { bellAtMs: nowMs, punishUntilMs, surrenderedBy, isSettled: true };
    await this.#change(pk, condition, writeRow(ROUND, ended));
  }

  /**
   * One host wants another round. Throws `ConditionFailed` if another has begun or was proposed
   * since, or the PK is over.
   */
  async propose(pk: Pk, proposal: RoundProposal): Promise<void> {
    await this.#change(pk, isBetween(pk), writeRow(PK, { proposal }));
  }

  /** What was proposed begins as the next round. Throws `ConditionFailed` as `propose` does. */
  async beginNext(pk: Pk, { minutes, punishSeconds }: RoundProposal, nowMs: number): Promise<void> {
    const terms = { minutes, punishSeconds };
    const past = [...pk.past, pastRound(pk.round, 0)];
    await this.#change(pk, isBetween(pk), {
      ...writeRow(PK, { ...terms, past, proposal: undefined }),
      ...roundRow(newRound(pk.round.number + 1, terms, nowMs)),
    });
  }

  async #change({ pkId }: Pk, condition: Condition, put: Row): Promise<void> {
    const key = { pk_id: pkId };
    await this.#table.update({ table: 'pks', key, row: 'present', condition, put });
  }
}

/** The round that was read is the newest, and gifts are counted in it. */
function isOpen({ round }: Pk): Condition {
  return { and: [isPkIn('running'), isRound(round.number), isSettled(false)] };
}

/** No round has begun since the PK was read, its last is settled, and the same is proposed. */
function isBetween({ round: { number }, proposal }: Pk): Condition {
  return { and: [isPkIn('running'), isRound(number), isSettled(true), hasProposal(proposal)] };
}
