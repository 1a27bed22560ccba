import { parameterInvalid } from './errors';
import type { ColumnPage, Comparator, Filter } from './filter';
import { MAX_FILTERS } from './limits';
import {
  ColumnPaginationFilter,
  CompositeColumnValueFilter,
  FilterMessage,
  SingleColumnValueFilter,
} from './messages';
import { decodeVariant } from './plain-buffer-reader';

const FilterType = { column: 1, composite: 2, pagination: 3 } as const;

const COMPARATORS: Record<number, Comparator> = {
  1: '=',
  2: '!=',
  3: '>',
  4: '>=',
  5: '<',
  6: '<=',
};

const COMBINATORS: Record<number, 'not' | 'and' | 'or'> = { 1: 'not', 2: 'and', 3: 'or' };

/** Decodes the column condition of a write. */
export function decodeFilter(bytes: Buffer): Filter {
  const message = FilterMessage.decode(bytes, 'Deserialize filter failed.');
  return filterOf(message, { left: MAX_FILTERS });
}

/** Decodes the filter of a read, which may pick columns by position instead of testing them. */
export function decodeReadFilter(bytes: Buffer): { filter?: Filter; columnPage?: ColumnPage } {
  const message = FilterMessage.decode(bytes, 'Deserialize filter failed.');
  if (message.type === FilterType.pagination) return { columnPage: columnPageOf(message.filter) };
  return { filter: filterOf(message, { left: MAX_FILTERS }) };
}

function filterOf({ type, filter }: FilterMessage, budget: { left: number }): Filter {
  if (--budget.left < 0) {
    throw parameterInvalid(`The count of filter exceeds the max: ${MAX_FILTERS}.`);
  }
  if (type === FilterType.column) return columnFilterOf(filter);
  if (type === FilterType.composite) return compositeFilterOf(filter, budget);
  throw parameterInvalid(`Invalid type of filter: ${type}.`);
}

function columnFilterOf(bytes: Buffer): Filter {
  const message = SingleColumnValueFilter.decode(bytes, 'Deserialize relation filter failed.');
  const comparator = COMPARATORS[message.comparator];
  if (!comparator) throw parameterInvalid(`Invalid relation operator: ${message.comparator}.`);
  const value = decodeVariant(message.columnValue);
  if (typeof value === 'symbol') throw parameterInvalid('Deserialize relation filter failed.');
  return {
    kind: 'column',
    name: message.columnName,
    comparator,
    value,
    passIfMissing: !message.filterIfMissing,
  };
}

function compositeFilterOf(bytes: Buffer, budget: { left: number }): Filter {
  const message = CompositeColumnValueFilter.decode(bytes, 'Deserialize composite filter failed.');
  const kind = COMBINATORS[message.combinator];
  if (!kind) throw parameterInvalid(`Invalid logical operator: ${message.combinator}.`);
  if (kind === 'not' && message.subFilters.length !== 1) {
    throw parameterInvalid('Invalid NOT operator: the number of sub-filters must be 1.');
  }
  if (kind !== 'not' && message.subFilters.length < 2) {
    throw parameterInvalid(
      'Invalid AND/OR operator: the number of sub-filters must be more than 1.',
    );
  }
  return { kind, filters: message.subFilters.map((inner) => filterOf(inner, budget)) };
}

function columnPageOf(bytes: Buffer): ColumnPage {
  const message = ColumnPaginationFilter.decode(
    bytes,
    'Deserialize column pagination filter failed.',
  );
  if (message.offset < 0) {
    throw parameterInvalid('Offset in ColumnPaginationFilter must be greater than or equal to 0.');
  }
  if (message.limit <= 0) {
    throw parameterInvalid('Limit in ColumnPaginationFilter must be greater than 0.');
  }
  return message;
}
