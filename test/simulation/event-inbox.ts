import { cloudEvent } from '../../lib/model/cloud-event';
import type { RoomEvent } from '../../lib/model/event';
import { readRow } from '../../lib/store/columns';
import { EVENT } from '../../lib/store/event-store';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** What the customer's server has been told: the story of each room, in order and without a gap. */
export class EventInbox {
  readonly #world: World;
  readonly #rows: RowTable;
  /** By room, in the order in which they came first. */
  readonly #told = new Map<string, string[]>();

  constructor(world: World, rows: RowTable) {
    this.#world = world;
    this.#rows = rows;
  }

  /** Takes an event, which may come again: with the same id, and saying the same. */
  take(event: RoomEvent): void {
    const { roomId, number } = event;
    const told = this.#told.get(roomId) ?? [];
    this.#told.set(roomId, told);
    const text = JSON.stringify(cloudEvent(event));
    const before = told[number - 1];
    this.#world.tally.add(before === undefined ? 'event delivered' : 'event delivered again');
    const wrong = before === undefined ? this.#wrongAtFirst(event, told.length) : undefined;
    if (wrong) this.#world.violate(`Event ${roomId}-${number} ${wrong}.`);
    else if (text !== (before ?? text)) {
      this.#world.violate(`Event ${roomId}-${number} tells ${before}, and then ${text}.`);
    }
    told[number - 1] = text;
  }

  /** What is wrong with an event that comes for the first time, after so many others. */
  #wrongAtFirst(event: RoomEvent, count: number): string | undefined {
    if (event.number !== count + 1) return `comes after ${count} events`;
    return this.#isTrue(event) ? undefined : 'is told before it has its number';
  }

  /** Everything that has happened has come. */
  checkEnd(roomIds: string[]): void {
    for (const roomId of roomIds) {
      const row = this.#rows.get('rooms', roomKey(roomId));
      const lastNumber = row ? roomFromRow(row).outbox.lastNumber : 0;
      const count = this.#told.get(roomId)?.length ?? 0;
      if (count === lastNumber) continue;
      this.#world.violate(`Of ${lastNumber} events of room ${roomId} have come ${count}.`);
    }
  }

  /** The row, or the table of events, has it under this number. */
  #isTrue({ roomId, number, type, atMs, data }: RoomEvent): boolean {
    const key = roomKey(roomId);
    const room = this.#rows.get('rooms', key);
    const written = this.#rows.get('events', { ...key, number });
    const known = written
      ? readRow(EVENT, written)
      : room && roomFromRow(room).outbox.events.find((event) => event.number === number);
    const told = JSON.stringify([type, atMs, data]);
    return known !== undefined && told === JSON.stringify([known.type, known.atMs, known.data]);
  }
}
