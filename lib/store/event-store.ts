import type { Delivery, FactData, RoomEvent } from '../model/event';
import { numbered } from '../model/outbox';
import type { Room } from '../model/room';
import type { Condition, Row, Table } from '../model/table';
import { type Columns, integer, json, key, readRow, text, where, writeRow } from './columns';
import { DELIVERY, eventColumn, eventName, LAST_EVENT } from './outbox-column';
import { changeRoom } from './room-change';
import { roomKey } from './room-row';

const KEY_COLUMNS = ['shard', 'room_id', 'number'];

/** A row of the table `events`. */
export const EVENT: Columns<RoomEvent> = {
  roomId: key(text('room_id')),
  number: key(integer('number')),
  // Passed on even if it is not known here: left out, it would be a gap in the numbers.
  type: text('type'),
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
  number(room: Room): Promise<RoomEvent[]> {
    return this.#number(room, { also: [], put: {} });
  }

  /**
   * The same, and until then no other call brings the events to their receiver. Throws
   * `ConditionFailed` if another has begun to, too.
   */
  claim(room: Room, untilMs: number): Promise<RoomEvent[]> {
    const { claimedUntilMs, deliveredNumber } = room.delivery;
    return this.#number(room, {
      also: [
        where(DELIVERY.claimedUntilMs, '=', claimedUntilMs),
        where(DELIVERY.deliveredNumber, '=', deliveredNumber),
      ],
      put: writeRow(DELIVERY, { claimedUntilMs: untilMs }),
    });
  }

  /**
   * Ends a claim: events have come so far, and these need not stay in the row. Throws
   * `ConditionFailed` if the claim was over, and somebody else has made one.
   */
  async endClaim(
    roomId: string,
    ended: {
      claimedUntilMs: number;
      delivery: Omit<Delivery, 'claimedUntilMs'>;
      written: readonly RoomEvent[];
    },
  ): Promise<void> {
    const { claimedUntilMs, delivery, written } = ended;
    await changeRoom(this.#table, roomId, {
      condition: where(DELIVERY.claimedUntilMs, '=', claimedUntilMs),
      put: writeRow(DELIVERY, { ...delivery, claimedUntilMs: 0 }),
      remove: written.map(eventName),
    });
  }

  /** Takes numbered events over from the row; repeating it is harmless. */
  async takeOver(roomId: string, events: readonly RoomEvent[]): Promise<void> {
    await this.writeDown(events);
    await changeRoom(this.#table, roomId, { remove: events.map(eventName) });
  }

  /** Writes numbered events down; repeating it is harmless. */
  async writeDown(events: readonly RoomEvent[]): Promise<void> {
    await Promise.all(events.map((event) => this.#put(event)));
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

  async #number(
    { roomId, outbox }: Room,
    { also, put }: { also: Condition[]; put: Row },
  ): Promise<RoomEvent[]> {
    const { facts, events } = numbered(roomId, outbox);
    const lastNumber = outbox.lastNumber + events.length;
    await changeRoom(this.#table, roomId, {
      condition: { and: [where(LAST_EVENT.lastNumber, '=', outbox.lastNumber), ...also] },
      put: Object.assign(writeRow(LAST_EVENT, { lastNumber }), put, ...events.map(eventColumn)),
      remove: facts.map(({ name }) => name),
    });
    return events;
  }

  async #put(event: RoomEvent): Promise<void> {
    const row = { ...roomKey(event.roomId), number: event.number };
    const columns = writeRow(EVENT, event);
    await this.#table.put({ table: 'events', key: row, row: 'any', columns });
  }
}
