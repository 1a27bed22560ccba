import { type Ban, isInForce } from '../../lib/model/ban';
import type { Room } from '../../lib/model/room';
import type { Update } from '../../lib/model/table';
import { BAN, banKey } from '../../lib/store/ban-row';
import { readRow } from '../../lib/store/columns';
import { roomFromRow } from '../../lib/store/room-row';
import { GUESTS } from './guests';
import type { RowTable } from './row-table';
import type { RtcChannels } from './rtc-channels';
import type { World } from './world';

/** Instances may find a ban over this much earlier: their clocks differ, and calls take a while. */
const MARGIN_MS = 120_000;

/** What is promised of bans, read from the rows and from the RTC service's channels. */
export class BanChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  /** Bans from a room after which its stage was written without the user. */
  readonly #settled = new Set<string>();

  constructor(world: World, rows: RowTable) {
    this.#world = world;
    this.#rows = rows;
  }

  /** Who was put off the stage by a ban is not on it again while the ban is in force. */
  wrote({ table, key, put, increment }: Update): void {
    const row = table === 'rooms' && (put?.stage ?? increment?.stage_version) !== undefined;
    const written = row && this.#rows.get(table, key);
    if (!written) return;
    const room = roomFromRow(written);
    for (const ban of this.#bansOf(room).filter((each) => each.roomId !== undefined)) {
      const name = `${room.roomId} ${ban.userId} ${ban.bannedAtMs}`;
      const isOnStage = room.stage.some(({ userId }) => userId === ban.userId);
      if (!isOnStage) this.#settled.add(name);
      else if (this.#settled.has(name)) {
        this.#world.violate(`${ban.userId} is on the stage of ${room.roomId}, and banned.`);
      }
    }
  }

  /** Once everything is quiet nobody who is banned has a seat, or is in a channel. */
  checkEnd(rooms: Room[], channels: RtcChannels): void {
    for (const room of rooms) {
      const there = [...room.stage.map(({ userId }) => userId), ...channels.users(room.roomId)];
      const banned = this.#bansOf(room).filter(({ userId }) => there.includes(userId));
      if (banned.length === 0 || room.state === 'closed') continue;
      const users = banned.map(({ userId }) => userId);
      this.#world.violate(`${users} stay in room ${room.roomId}, and are banned.`);
    }
  }

  /** What a room bans does not bind its host. */
  #bansOf({ roomId, hostId }: Room): Ban[] {
    const keys = GUESTS.flatMap((userId) => [{ userId }, { userId, roomId }]).map(banKey);
    const bans = this.#rows.getMany('bans', keys).map((row) => readRow(BAN, row));
    return bans
      .filter((ban) => ban.roomId === undefined || ban.userId !== hostId)
      .filter((ban) => isInForce(ban, this.#world.nowMs + MARGIN_MS));
  }
}
