import { ConditionFailed, type Table } from '../model/table';
import { integer, text, writeRow } from './columns';

const NOTE = { notedAtMs: integer('noted_at_ms'), content: text('content') };

/** Whether an event was noted before, and then with the same content or another. */
export type Noted = 'first' | 'again' | 'again-with-other-content';

/** Which events have been taken in; rows are kept for a day, longer than any sender repeats. */
export class InboxStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Whether an event was noted. */
  async isNoted(id: string): Promise<boolean> {
    return (await this.#table.get('inbox', { event_id: id })) !== undefined;
  }

  /** Notes an event; repeating it only answers that it is noted. */
  async note(event: { id: string; content: string }, nowMs: number): Promise<Noted> {
    const key = { event_id: event.id };
    const columns = writeRow(NOTE, { notedAtMs: nowMs, content: event.content });
    try {
      await this.#table.put({ table: 'inbox', key, row: 'absent', columns });
      return 'first';
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
    const noted = await this.#table.get('inbox', key);
    const hasOtherContent = noted && noted[NOTE.content.name] !== event.content;
    return hasOtherContent ? 'again-with-other-content' : 'again';
  }
}
