import { ConditionFailed, type Row, type Table, type Write } from '../model/table';
import { hasFacts } from './outbox-column';

/** The same table, and the ids of rooms that have new facts by its writes are put into the set. */
export function notingFacts(table: Table, roomIds: Set<string>): Table {
  const noted = <T>(done: Promise<T>, { table, key }: Write, columns: Partial<Row> = {}) => {
    if (table !== 'rooms' || !hasFacts(columns)) return done;
    const note = () => roomIds.add(String(key.room_id));
    // A write without an answer may have been done.
    void done.then(note, (error) => error instanceof ConditionFailed || note());
    return done;
  };
  return {
    get: (...row) => table.get(...row),
    getMany: (...rows) => table.getMany(...rows),
    columns: (range) => table.columns(range),
    range: (range) => table.range(range),
    put: (put) => noted(table.put(put), put, put.columns),
    update: (update) => noted(table.update(update), update, update.put),
    delete: (write) => table.delete(write),
  };
}
