/**
 * The ledger of a round: a column of the PK's row for each gift. It is written by the update that adds
 * the points, and its name is the mark that the gift was counted: so no gift is in the ledger without
 * its points, or the other way round, and none is there twice.
 *
 * A row may have any number of columns and any size, if it is not read as a whole
 * (https://help.aliyun.com/zh/tablestore/limits-on-widecolumn-model): the PK is read by the names of its
 * columns, and the ledger in pages.
 */
import { createHash } from 'node:crypto';
import type { Gift } from '../model/gift';
import type { Pk } from '../model/pk';
import { MAX_ROUNDS } from '../model/round';
import type { Table } from '../model/table';
import { json } from './columns';
import { hasNoColumn, hasVersion } from './conditions';
import { pointsColumn } from './pk-row';

/** As many digits as the largest number of a round has, so that no prefix is the start of another. */
const NUMBER_DIGITS = String(MAX_ROUNDS).length;
const DIGEST_DIGITS = 32;
/** Behind all digits of a digest. */
const END = 'g';

/** The gifts that were counted. */
export class GiftStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Counts a gift in the newest round of the PK, as it was read. Throws `ConditionFailed` if it was
   * counted there before, or anything but gifts has happened in the PK since.
   */
  async count(pk: Pk, gift: Gift): Promise<void> {
    const { pkId, version, round } = pk;
    const { name, write } = entry(round.number, digestOf(gift.eventId));
    await this.#table.update({
      table: 'pks',
      key: { pk_id: pkId },
      row: 'present',
      condition: { and: [hasVersion(version), hasNoColumn(name)] },
      put: { [name]: write(gift) },
      increment: { [pointsColumn(round, gift.roomId)]: gift.points },
    });
  }

  /** Whether this event has been counted in any round of the PK. */
  async hasCounted(pkId: string, eventId: string): Promise<boolean> {
    const digest = digestOf(eventId);
    const names = Array.from({ length: MAX_ROUNDS }, (_, past) => entry(past + 1, digest).name);
    return (await this.#table.get('pks', { pk_id: pkId }, names)) !== undefined;
  }

  /** A page of a round's ledger, in an order of no meaning that stays; pages go on from `after`. */
  async list(
    { pkId, number }: { pkId: string; number: number },
    { limit, after = '' }: { limit: number; after?: string | undefined },
  ): Promise<{ gifts: Gift[]; next: string | undefined }> {
    const columns = await this.#table.columns({
      table: 'pks',
      key: { pk_id: pkId },
      start: prefixOf(number) + after,
      end: prefixOf(number) + END,
      limit: limit + 1,
    });
    const entries = Object.entries(columns);
    const gifts = entries.slice(0, limit).map(([name, stored]) => json<Gift>(name).read(stored));
    const [next] = entries[limit] ?? [];
    return { gifts, next: next?.slice(-DIGEST_DIGITS) };
  }
}

function entry(number: number, digest: string) {
  return json<Gift>(prefixOf(number) + digest);
}

function prefixOf(number: number): string {
  return `gift_${String(number).padStart(NUMBER_DIGITS, '0')}_`;
}

/** Event ids are the sender's: any text, so that its digest has to name the column. */
function digestOf(eventId: string): string {
  return createHash('sha256').update(eventId).digest('hex').slice(0, DIGEST_DIGITS);
}
