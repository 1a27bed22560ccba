import {
  type Condition,
  ConditionFailed,
  type Row,
  StoreFailed,
  type Table,
  type Update,
} from '../model/table';

/** How often the columns may have changed between the read and the write. */
const MAX_TRIES = 5;

/** The columns that an update only reads back. */
export function columnsReadBack({ increment = {} }: Update): string[] {
  return Object.keys(increment).filter((column) => increment[column] === 0);
}

/**
 * Does an update that reads columns back without adding 0 to them: reads them first, and writes on
 * the condition that they are still the same. The result is the same; it costs one round trip more.
 * That 0 may be added is documented nowhere, so a service may refuse it. Throws `ConditionFailed`,
 * and `StoreFailed` if the columns change all the time.
 */
export async function guardedUpdate(
  table: Pick<Table, 'get' | 'update'>,
  update: Update,
): Promise<Row> {
  const columns = columnsReadBack(update);
  let seen = await readColumns(table, update, columns);
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    try {
      const counted = await table.update(guarded(update, seen));
      return { ...seen, ...counted };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      const now = await readColumns(table, update, columns);
      if (columns.every((column) => now[column] === seen[column])) throw error;
      seen = now;
    }
  }
  throw new StoreFailed('updateRow: the columns to be read back change all the time');
}

/** A missing column counts as 0, as it does when something is added to it. */
async function readColumns(
  table: Pick<Table, 'get'>,
  update: Update,
  columns: string[],
): Promise<Record<string, number>> {
  const row = await table.get(update.table, update.key, columns);
  return Object.fromEntries(columns.map((column) => [column, Number(row?.[column] ?? 0)]));
}

function guarded(update: Update, seen: Record<string, number>): Update {
  const { condition, increment = {}, ...rest } = update;
  const unchanged = Object.entries(seen).map(
    ([column, value]): Condition => ({ column, is: '=', value, orMissing: value === 0 }),
  );
  const counts = Object.entries(increment).filter(([column]) => !(column in seen));
  return {
    ...rest,
    condition: { and: [...(condition ? [condition] : []), ...unchanged] },
    increment: Object.fromEntries(counts),
  };
}
