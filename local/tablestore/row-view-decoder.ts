import { parameterInvalid } from './errors';
import { decodeReadFilter } from './filter-decoder';
import type { ReadRequest } from './messages';
import type { RowView, VersionRange } from './row-view';
import { unsupported } from './unsupported';

/** Decodes which part of a row a read asks for. */
export function decodeRowView(request: ReadRequest): RowView {
  const { columnsToGet, startColumn, endColumn, maxVersions, filter } = request;
  const versions = versionsOf(request);
  if (request.token.some((part) => part.length > 0)) {
    throw unsupported('a token that goes on within a row');
  }
  if (maxVersions !== undefined && maxVersions <= 0) {
    throw parameterInvalid(
      `Invalid max versions: ${maxVersions}. Reason: Max versions must be positive.`,
    );
  }
  return {
    columnsToGet,
    ...(startColumn !== undefined && { startColumn }),
    ...(endColumn !== undefined && { endColumn }),
    ...(versions && { versions }),
    ...(filter && filter.length > 0 && decodeReadFilter(filter)),
  };
}

function versionsOf({ timeRange, maxVersions }: ReadRequest): VersionRange | undefined {
  if (!timeRange) {
    if (maxVersions === undefined) {
      throw parameterInvalid('No version condition is specified while querying row.');
    }
    return undefined;
  }
  const { startTime, endTime, specificTime } = timeRange;
  if (specificTime !== undefined) {
    if (startTime !== undefined || endTime !== undefined) {
      throw parameterInvalid('Specific tiemstamp and time range cannot be given at the same time.');
    }
    return { startMs: specificTime, endMs: specificTime + 1 };
  }
  if (startTime === undefined || endTime === undefined) {
    throw parameterInvalid('Start and end time must be given at the same time.');
  }
  return { startMs: startTime, endMs: endTime };
}
