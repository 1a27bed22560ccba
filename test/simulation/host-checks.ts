import type { Room, Stage } from '../../lib/model/room';
import type { Update } from '../../lib/model/table';
import { roomFromRow } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { World } from './world';

/** What is promised of a room's host, looked at whenever the room's row is written. */
export class HostChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  /** The rooms as they were written last. */
  readonly #before = new Map<string, Room>();

  constructor(world: World, rows: RowTable) {
    this.#world = world;
    this.#rows = rows;
  }

  wrote({ table, key, put }: Update): void {
    const isOfPeople = table === 'rooms' && (put?.stage ?? put?.host_id) !== undefined;
    const row = isOfPeople && this.#rows.get(table, key);
    if (!row) return;
    const room = roomFromRow(row);
    const before = this.#before.get(room.roomId);
    this.#before.set(room.roomId, room);
    if (seatIn(room.stage, room.hostId)) this.#violate(room, 'has its host on two seats');
    const isOpened = before?.createdAtMs !== room.createdAtMs;
    if (isOpened && room.hostId !== room.ownerId) this.#violate(room, 'opens for another host');
    if (before && !isOpened && before.hostId !== room.hostId) this.#checkHandover(before, room);
  }

  /** The two swap their seats, or the host leaves; nobody else notices, and the mix goes on. */
  #checkHandover(before: Room, room: Room): void {
    this.#world.tally.add('a room has another host');
    const given = seatIn(before.stage, room.hostId);
    if (given?.state !== 'seated') this.#violate(room, 'goes to somebody without a seat');
    const taken = seatIn(room.stage, before.hostId);
    if (taken && taken.number !== given?.number) this.#violate(room, 'has its host elsewhere');
    for (const { userId, number, state } of before.stage) {
      const isKept = userId === room.hostId || seatIn(room.stage, userId)?.number === number;
      if (state === 'seated' && !isKept) this.#violate(room, `loses ${userId}`);
    }
    const others = room.stage.filter(({ userId }) => userId !== before.hostId);
    for (const { userId } of others.filter((each) => !seatIn(before.stage, each.userId))) {
      this.#violate(room, `lets ${userId} come with another host`);
    }
    if (before.pk ?? room.pk) this.#violate(room, 'has another host in a PK');
  }

  #violate({ roomId }: Room, what: string): void {
    this.#world.violate(`Room ${roomId} ${what}.`);
  }
}

function seatIn(stage: Stage, userId: string) {
  return stage.find((seat) => seat.userId === userId);
}
