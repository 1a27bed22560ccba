import type { Room, Stage } from '../../lib/model/room';
import type { Update } from '../../lib/model/table';
import { roomFromRow } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { RtcService } from './rtc-service';
import type { World } from './world';

/** What is promised of a room's host, looked at whenever the room's row is written. */
export class HostChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  readonly #rtc: RtcService;
  /** The rooms as they were written last. */
  readonly #before = new Map<string, Room>();

  constructor(world: World, rows: RowTable, rtc: RtcService) {
    this.#world = world;
    this.#rows = rows;
    this.#rtc = rtc;
  }

  wrote({ table, key, put = {} }: Update): void {
    const isOfPeople =
      table === 'rooms' && (put.stage ?? put.host_id ?? put.deputy_id) !== undefined;
    const row = isOfPeople && this.#rows.get(table, key);
    if (!row) return;
    const room = roomFromRow(row);
    const before = this.#before.get(room.roomId);
    this.#before.set(room.roomId, room);
    if (seatIn(room.stage, room.hostId)) this.#violate(room, 'has its host on two seats');
    const isOpened = before?.createdAtMs !== room.createdAtMs;
    if (isOpened && room.hostId !== room.ownerId) this.#violate(room, 'opens for another host');
    if (!before || isOpened || before.hostId === room.hostId) return;
    this.#checkHandover(before, room);
    if (Object.values(put).some((value) => `${value}`.includes('"host-gone"')))
      this.#checkDeputy(before, room);
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
    if (room.pk) this.#violate(room, 'has another host in a PK');
  }

  /** Only the deputy gets the room by itself, and only while the host has not been there all the time. */
  #checkDeputy(before: Room, room: Room): void {
    this.#world.tally.add('a deputy has a room');
    const { roomId, hostId, deputyId, hostGraceSeconds } = before;
    if (deputyId !== room.hostId) this.#violate(room, `goes to ${room.hostId} by itself`);
    const { nowMs } = this.#world;
    const sinceMs = nowMs - hostGraceSeconds * 1000;
    const isThere = this.#rtc.channels
      .staysOf(roomId, hostId)
      .some(({ fromMs, toMs }) => fromMs <= sinceMs && toMs >= nowMs);
    if (isThere) this.#violate(room, 'goes to the deputy of a host who is there');
  }

  #violate({ roomId }: Room, what: string): void {
    this.#world.violate(`Room ${roomId} ${what}.`);
  }
}

function seatIn(stage: Stage, userId: string) {
  return stage.find((seat) => seat.userId === userId);
}
