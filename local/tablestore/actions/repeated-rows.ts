import { parameterInvalid } from '../errors';
import type { RowChange } from '../row-change';
import { encodeRowKey } from '../row-key';

/**
 * Refuses conditions on rows that come more than once in a batch.
 * https://help.aliyun.com/en/tablestore/developer-reference/error-codes
 */
export function refuseConditions(changes: RowChange[]): void {
  const byKey = new Map<string, RowChange[]>();
  for (const change of changes) {
    const key = keyOf(change);
    byKey.set(key, [...(byKey.get(key) ?? []), change]);
  }
  for (const rows of byKey.values()) if (rows.length > 1) refuseConditionsOf(rows);
}

function refuseConditionsOf(rows: RowChange[]): void {
  if (rows.some(({ condition }) => condition.rowExistence !== 'ignore')) {
    throw parameterInvalid(
      'Repeated rows do not support row exist expectation check in BatchModify.',
    );
  }
  if (rows.some(({ condition }) => condition.filter !== undefined)) {
    throw parameterInvalid('Repeated rows do not support row condition check in BatchModify.');
  }
}

/**
 * Fails what comes after another change of its row if either counts: with an atomic counter a row
 * may be changed only once in a batch. The rest of the batch goes on.
 * https://www.alibabacloud.com/help/en/tablestore/table-store-service/developer-reference/configure-atomic-counter-using-net-sdk
 */
export class RepeatedRows {
  /** Whether a change of the row has counted. */
  readonly #counted = new Map<string, boolean>();

  /** Throws if the change may not be made. */
  admit(change: RowChange): void {
    const key = keyOf(change);
    const counted = this.#counted.get(key);
    const counts = change.cells.some(({ kind }) => kind === 'increment');
    this.#counted.set(key, counts || (counted ?? false));
    if (counted !== undefined && (counted || counts)) {
      throw parameterInvalid('A row with an atomic counter is changed only once in BatchWriteRow.');
    }
  }
}

function keyOf({ primaryKey }: RowChange): string {
  const values = primaryKey.map(({ value }) => value);
  return encodeRowKey(0, values).toString('latin1');
}
