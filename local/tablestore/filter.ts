import type { ColumnValue } from './row';

export type Comparator = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** A test of columns, in the condition of a write or in the filter of a read. */
export type Filter = ColumnFilter | CompositeFilter;

export interface ColumnFilter {
  kind: 'column';
  name: string;
  comparator: Comparator;
  value: ColumnValue;
  /** What the test gives when the row has no such column. */
  passIfMissing: boolean;
}

export interface CompositeFilter {
  kind: 'not' | 'and' | 'or';
  filters: Filter[];
}

/** Picks columns by their position; for reads only. */
export interface ColumnPage {
  offset: number;
  limit: number;
}

/** The columns that a filter tests. */
export function filteredColumns(filter: Filter): string[] {
  return filter.kind === 'column' ? [filter.name] : filter.filters.flatMap(filteredColumns);
}

/** Whether the filter lets the columns pass that `columnOf` knows. */
export function passes(
  filter: Filter,
  columnOf: (name: string) => ColumnValue | undefined,
): boolean {
  switch (filter.kind) {
    case 'column':
      return columnPasses(filter, columnOf(filter.name));
    case 'not':
      return !filter.filters.every((inner) => passes(inner, columnOf));
    case 'and':
      return filter.filters.every((inner) => passes(inner, columnOf));
    case 'or':
      return filter.filters.some((inner) => passes(inner, columnOf));
  }
}

/**
 * How values of unlike types compare is not documented, so here no comparison of them holds: code
 * that depends on one is noticed on this machine.
 */
function columnPasses(filter: ColumnFilter, actual: ColumnValue | undefined): boolean {
  if (actual === undefined) return filter.passIfMissing;
  const order = compareValues(actual, filter.value);
  if (order === undefined) return false;
  switch (filter.comparator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
  }
}

/** Negative, zero or positive; undefined when the types differ. Strings compare by their bytes. */
function compareValues(left: ColumnValue, right: ColumnValue): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  if (Buffer.isBuffer(left) && Buffer.isBuffer(right)) return Buffer.compare(left, right);
  if (typeof left !== typeof right || typeof left === 'object') return undefined;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
