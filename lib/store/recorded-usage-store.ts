import type { Table } from '../model/table';
import { writeRow } from './columns';
import { RECORDED, startedMinutes, type TaskKey, USAGE, usageKeys } from './usage-store';

/** How long the recordings of a task were, in the rows of its usage. */
export class RecordedUsageStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes how long one recording was; repeating it is harmless, as each has a column of its own. */
  async note(
    task: TaskKey,
    { number, recordedMs }: { number: number; recordedMs: number },
  ): Promise<void> {
    const { roomId, fence, startedAtMs } = task;
    const minutes = { [`${RECORDED}${number}`]: startedMinutes(recordedMs) };
    const put = { ...writeRow(USAGE, { roomId, fence, startedAtMs }), ...minutes };
    await Promise.all(
      usageKeys(task).map((key) => this.#table.update({ table: 'usage', key, row: 'any', put })),
    );
  }
}
