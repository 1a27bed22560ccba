import { parameterInvalid } from '../errors';
import { decodeKeyBound } from '../key-decoder';
import { GetRangeRequest, GetRangeResponse } from '../messages';
import { encodeRows, plainRow } from '../plain-buffer-writer';
import { refuseTransaction } from '../refuse-transaction';
import type { RangeRequest } from '../row-range';
import { decodeRowView } from '../row-view-decoder';
import { unsupported } from '../unsupported';
import { action, consumedMessage } from './action';

const DIRECTIONS: Record<number, RangeRequest['direction']> = { 0: 'forward', 1: 'backward' };

/** Reads rows in order. https://help.aliyun.com/zh/tablestore/developer-reference/getrange */
export const getRange = action({
  writes: false,
  request: GetRangeRequest,
  response: GetRangeResponse,
  detail: ({ tableName }) => ({ table: tableName }),
  run(engine, request) {
    refuseTransaction(request);
    const direction = DIRECTIONS[request.direction];
    if (request.returnEntirePrimaryKeys === false)
      throw unsupported('rows with a part of their key');
    if (!direction) throw parameterInvalid(`Invalid direction: ${request.direction}.`);
    const { rows, next, consumed } = engine.getRange({
      table: request.tableName,
      direction,
      start: decodeKeyBound(request.inclusiveStartPrimaryKey),
      end: decodeKeyBound(request.exclusiveEndPrimaryKey),
      ...(request.limit !== undefined && { limit: request.limit }),
      view: decodeRowView(request),
    });
    return {
      consumed: consumedMessage(consumed),
      rows: encodeRows(rows.map(plainRow)),
      ...(next && {
        nextStartPrimaryKey: encodeRows([plainRow({ primaryKey: next, columns: [] })]),
      }),
    };
  },
});
