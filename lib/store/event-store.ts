import { EVENT_TYPES, type FactData, type RoomEvent } from '../model/event';
import { numbered } from '../model/outbox';
import type { Room } from '../model/room';
import type { Table } from '../model/table';
import { type Columns, integer, json, key, readRow, text, where, word, writeRow } from './columns';
import { eventColumn, eventName, LAST_EVENT } from './outbox-column';
import { roomKey } from './room-row';

const KEY_COLUMNS = ['shard', 'room_id', 'number'];

/** A row of the table `events`. */
export const EVENT: Columns<RoomEvent> = {
  roomId: key(text('room_id')),
  number: key(integer('number')),
  type: word('type', EVENT_TYPES),
  atMs: integer('at_ms'),
  data: json<FactData>('data'),
};

/** The events of rooms, and the way that facts take from a room's row to them. */
export class EventStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Gives facts of the row their numbers, for good; answers the events that they are. Throws
   * `ConditionFailed` if somebody else has given numbers since the row was read.
   */
  async number({ roomId, outbox }: Room): Promise<RoomEvent[]> {
    const { facts, events } = numbered(roomId, outbox);
    const lastNumber = outbox.lastNumber + events.length;
    await this.#table.update({
      table: 'rooms',
      key: roomKey(roomId),
      row: 'present',
      condition: where(LAST_EVENT.lastNumber, '=', outbox.lastNumber),
      put: Object.assign(writeRow(LAST_EVENT, { lastNumber }), ...events.map(eventColumn)),
      remove: facts.map(({ name }) => name),
    });
    return events;
  }

  /** Takes numbered events over from the row; repeating it is harmless. */
  async takeOver(roomId: string, events: readonly RoomEvent[]): Promise<void> {
    await Promise.all(events.map((event) => this.#put(event)));
    await this.#table.update({
      table: 'rooms',
      key: roomKey(roomId),
      row: 'present',
      remove: events.map(({ number }) => eventName(number)),
    });
  }

  /** The events of a room after a number, in order. */
  async list(roomId: string, page: { after: number; limit: number }): Promise<RoomEvent[]> {
    const { rows } = await this.#table.range({
      table: 'events',
      prefix: roomKey(roomId),
      start: { number: page.after + 1 },
      keyColumns: KEY_COLUMNS,
      direction: 'forward',
      limit: page.limit,
    });
    return rows.map((row) => readRow(EVENT, row));
  }

  async #put(event: RoomEvent): Promise<void> {
    const row = { ...roomKey(event.roomId), number: event.number };
    const columns = writeRow(EVENT, event);
    await this.#table.put({ table: 'events', key: row, row: 'any', columns });
  }
}
