import { MAX_SEATS } from '../../lib/model/layout';
import type { Room, Seat } from '../../lib/model/room';
import { seatRule } from '../../lib/model/seat-rule';
import type { Update } from '../../lib/model/table';
import { roomFromRow } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** What is promised of the seats of a stage, looked at whenever one is written. */
export class SeatChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  /** The stages as they were written last, by room. */
  readonly #before = new Map<string, Room>();

  constructor(world: World, rows: RowTable) {
    this.#world = world;
    this.#rows = rows;
  }

  wrote({ table, key, put }: Update): void {
    const isOfSeats = table === 'rooms' && (put?.stage ?? put?.seat_rules) !== undefined;
    const row = isOfSeats && this.#rows.get(table, key);
    if (!row) return;
    const room = roomFromRow(row);
    const before = this.#before.get(room.roomId);
    this.#before.set(room.roomId, room);
    this.#checkCount(room);
    this.#checkNumbers(room);
    const isSameShow = before?.createdAtMs === room.createdAtMs;
    if (isSameShow) for (const seat of room.stage) this.#checkSeat(room, seat, before);
  }

  /** There are never more people on stage than seats. */
  #checkCount({ roomId, stage, maxSeats }: Room): void {
    if (stage.length + 1 <= maxSeats) return;
    this.#violate(roomId, `has ${maxSeats} seats, and ${stage.length} guests on them`);
  }

  /** Everybody has a number of their own, and the stage is in their order. */
  #checkNumbers({ roomId, stage }: Room): void {
    const numbers = stage.map(({ number }) => number);
    const isRising = numbers.every((number, index) => number > (numbers[index - 1] ?? 1));
    const people = new Set(stage.map(({ userId }) => userId));
    if (isRising && Math.max(2, ...numbers) <= MAX_SEATS && people.size === stage.length) return;
    this.#violate(roomId, `has the seats ${JSON.stringify(stage)}`);
  }

  /** Nobody comes to a seat that is locked. */
  #checkSeat({ roomId, seatRules }: Room, { userId, number }: Seat, before: Room): void {
    const known = before.stage.find((seat) => seat.userId === userId);
    const isGiven = known?.number !== number;
    this.#world.tally.add(`a seat is ${isGiven ? (known ? 'moved to' : 'given') : 'kept'}`);
    if (!isGiven) return;
    if (seatRule(seatRules, number).isLocked)
      this.#violate(roomId, `lets ${userId} into ${number}`);
  }

  #violate(roomId: string, what: string): void {
    this.#world.violate(`Room ${roomId} ${what}.`);
  }
}
