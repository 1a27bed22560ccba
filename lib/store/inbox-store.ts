import type { Table } from '../model/table';
import { integer, text, writeRow } from './columns';

const NOTE = { notedAtMs: integer('noted_at_ms'), content: text('content') };

/** An event, by its sender's id and all that it says. */
interface Event {
  id: string;
  content: string;
}

/** Whether an event was noted before, and then with the same content or another. */
export type Noted = 'first' | 'again' | 'again-with-other-content';

/** Which events have been taken in; rows are kept for a day, longer than any sender repeats. */
export class InboxStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Whether an event is new, comes again, or has the id of one with other content. */
  async find({ id, content }: Event): Promise<Noted> {
    const noted = await this.#table.get('inbox', { event_id: id });
    if (!noted) return 'first';
    return noted[NOTE.content.name] === content ? 'again' : 'again-with-other-content';
  }

  /** Notes an event as taken in; repeating it is harmless. */
  async note({ id, content }: Event, nowMs: number): Promise<void> {
    const columns = writeRow(NOTE, { notedAtMs: nowMs, content });
    await this.#table.put({ table: 'inbox', key: { event_id: id }, row: 'any', columns });
  }
}
