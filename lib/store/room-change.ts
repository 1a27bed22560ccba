import type { Row, Table, Update } from '../model/table';
import { roomKey } from './room-row';

/**
 * Changes the row of a room that is there; answers the columns that the change reads back. Throws
 * `ConditionFailed` if there is none, or the change's own condition does not hold.
 */
export function changeRoom(
  table: Table,
  roomId: string,
  change: Omit<Update, 'table' | 'key' | 'row'>,
): Promise<Row> {
  return table.update({ table: 'rooms', key: roomKey(roomId), row: 'present', ...change });
}
