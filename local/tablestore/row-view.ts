import { checkColumnName } from './check-table';
import { parameterInvalid } from './errors';
import { type ColumnPage, type Filter, filteredColumns, passes } from './filter';
import { MAX_COLUMNS_TO_GET } from './limits';
import { type Column, columnLookup, columnOf, placeOf, type Row } from './row';

/** The part of a row that a read asks for. */
export interface RowView {
  /** All columns when empty. */
  columnsToGet: string[];
  /** From this column name (included) to that one (left out). */
  startColumn?: string;
  endColumn?: string;
  versions?: VersionRange;
  filter?: Filter;
  columnPage?: ColumnPage;
}

/** Versions from `startMs` (included) to `endMs` (left out). */
export interface VersionRange {
  startMs: number;
  endMs: number;
}

/** Refuses a view that asks for too much, or for what cannot be. */
export function checkRowView({ columnsToGet, filter }: RowView): void {
  if (columnsToGet.length > MAX_COLUMNS_TO_GET) {
    throw parameterInvalid(
      `The number of columns from the request exceeds the limit, limit count: ${MAX_COLUMNS_TO_GET}, column count: ${columnsToGet.length}.`,
    );
  }
  for (const name of columnsToGet) checkColumnName(name);
  if (filter) for (const name of filteredColumns(filter)) checkColumnName(name);
}

/**
 * What the view shows of the row; nothing when the filter stops it or none of the columns that it
 * names is there. A row without a version in the time range is its key alone.
 */
export function viewRow(row: Row, view: RowView): Row | undefined {
  const wanted = new Set(view.columnsToGet);
  const columns = shownColumns(row, view);
  const visible: Row = { primaryKey: row.primaryKey, columns };
  // A filter sees only the columns that were asked for.
  // https://help.aliyun.com/document_detail/148287.htm
  if (view.filter && !passes(view.filter, columnLookup(visible))) return undefined;
  const keyWanted = row.primaryKey.some(({ name }) => wanted.has(name));
  if (columns.length === 0 && wanted.size > 0 && !keyWanted) return undefined;
  return view.columnPage ? { ...visible, columns: pageOf(columns, view.columnPage) } : visible;
}

/** The columns of the row that the view asks for. */
export function shownColumns({ columns }: Row, view: RowView): Column[] {
  const { columnsToGet, startColumn, endColumn, versions } = view;
  const from = startColumn === undefined ? 0 : placeOf(columns, startColumn);
  const to = endColumn === undefined ? columns.length : placeOf(columns, endColumn);
  const inRange = from === 0 && to === columns.length ? columns : columns.slice(from, to);
  const named = columnsToGet.length === 0 ? inRange : namedColumns(inRange, columnsToGet);
  if (!versions) return named;
  const { startMs, endMs } = versions;
  return named.filter(({ timestampMs }) => timestampMs >= startMs && timestampMs < endMs);
}

function namedColumns(columns: Column[], names: string[]): Column[] {
  const found = [...new Set(names)].sort().map((name) => columnOf(columns, name));
  return found.filter((column) => column !== undefined);
}

function pageOf(columns: Column[], { offset, limit }: ColumnPage): Column[] {
  return columns.slice(offset, offset + limit);
}
