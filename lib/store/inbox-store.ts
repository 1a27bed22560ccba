import { ConditionFailed, type Table } from '../model/table';

/** Whether an event was noted before, and then with the same content or another. */
export type Noted = 'first' | 'again' | 'again-with-other-content';

/** Which events have been taken in; rows are kept for a day, longer than any sender repeats. */
export class InboxStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes an event; repeating it only answers that it is noted. */
  async note(event: { id: string; content: string }, nowMs: number): Promise<Noted> {
    const key = { event_id: event.id };
    const columns = { noted_at_ms: nowMs, content: event.content };
    try {
      await this.#table.put({ table: 'inbox', key, row: 'absent', columns });
      return 'first';
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    const noted = await this.#table.get('inbox', key);
    return noted && noted.content !== event.content ? 'again-with-other-content' : 'again';
  }
}
