import type { Room, Stage } from '../../lib/model/room';
import type { Update } from '../../lib/model/table';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import { tallyHandover } from './handover-tally';
import type { RowTable } from './row-table';
import type { RtcService } from './rtc-service';
import type { Transfers } from './transfers';
import type { World } from './world';

/** What is promised of a room's host, looked at whenever the room's row is written. */
export class HostChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  readonly #rtc: RtcService;
  /** The rooms as they were written last. */
  readonly #before = new Map<string, Room>();
  readonly #transfers: Transfers;

  constructor(world: World, parts: { rows: RowTable; rtc: RtcService; transfers: Transfers }) {
    this.#world = world;
    this.#rows = parts.rows;
    this.#rtc = parts.rtc;
    this.#transfers = parts.transfers;
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
    if (before) this.#checkAskers(before, room);
    if (!before || isOpened || before.hostId === room.hostId) return;
    this.#checkHandover(before, room);
    const isByDeputy = Object.values(put).some((value) => `${value}`.includes('"host-gone"'));
    tallyHandover(this.#world, this.#rows, { room, isByDeputy });
    if (isByDeputy) this.#checkDeputy(before, room);
    else this.#checkTransfer(before, room);
  }

  /** The two swap their seats, or the host leaves; nobody else notices, and the mix goes on. */
  #checkHandover(before: Room, room: Room): void {
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

  /** Each call gives the room away once, and only of who has it; a paid answer is not cut by it. */
  #checkTransfer(before: Room, room: Room): void {
    const handed = { roomId: room.roomId, from: before.hostId, to: room.hostId };
    if (!this.#transfers.isUsed(handed))
      this.#violate(room, `is taken from ${before.hostId} without their will`);
    const asker = before.stage.find(({ questionId }) => questionId);
    if (asker) this.#violate(room, `has another host while ${asker.userId} is answered`);
  }

  /** Who has paid for an answer has it from the host who was asked. */
  #checkAskers(before: Room, room: Room): void {
    for (const { questionId, userId } of room.stage) {
      if (!questionId || before.stage.some((seat) => seat.questionId === questionId)) continue;
      const key = { ...roomKey(room.roomId), question_id: questionId };
      const { host_id: asked } = this.#rows.get('questions', key) ?? {};
      if (asked !== room.hostId) this.#violate(room, `seats ${userId}, who has asked ${asked}`);
    }
  }

  /** Only the deputy gets the room by itself, and only while the host has not been there all the time. */
  #checkDeputy(before: Room, room: Room): void {
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
