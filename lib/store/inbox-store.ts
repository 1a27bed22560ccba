import { ConditionFailed, type Table } from '../model/table';

/** Which events have been taken in; rows are kept for a day, longer than any sender repeats. */
export class InboxStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes an event; answers false if it was noted before. */
  async note(eventId: string, nowMs: number): Promise<boolean> {
    try {
      const columns = { noted_at_ms: nowMs };
      const key = { event_id: eventId };
      await this.#table.put({ table: 'inbox', key, row: 'absent', columns });
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }
}
