import { taskId } from '../../lib/model/room';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import type { RowTable } from './row-table';
import type { RtcService } from './rtc-service';
import type { World } from './world';

/**
 * As long may a guest on stage be missing from a relay, whatever is lost: a send that hangs (30 s), the
 * timer's period (60 s) and the run that it may just have left.
 */
const BOUND_MS = 100_000;

/** Nobody on stage is left out of the picture for long because the host's stream is passed on alone. */
export class RelayChecks {
  readonly #world: World;
  readonly #rows: RowTable;
  readonly #rtc: RtcService;

  constructor(world: World, rows: RowTable, rtc: RtcService) {
    this.#world = world;
    this.#rows = rows;
    this.#rtc = rtc;
  }

  /** A user has come; they are looked for again when the bound is over. */
  joined(channelId: string, userId: string): void {
    const fence = this.#fenceWithSeatOf(channelId, userId);
    if (fence === undefined) return;
    const fromMs = this.#world.nowMs;
    this.#world.scheduler.after(BOUND_MS, () => {
      const isSame = this.#fenceWithSeatOf(channelId, userId) === fence;
      const stays = this.#rtc.channels.staysOf(channelId, userId);
      const hasStayed = stays.some(
        (stay) => stay.fromMs <= fromMs && stay.toMs > this.#world.nowMs,
      );
      const task = this.#rtc.log.find(taskId(channelId, fence));
      if (!isSame || !hasStayed || !task?.isRunning) return;
      this.#world.tally.add('a guest who has stayed is looked for in the picture');
      if (task.shown.mode !== 'relay') return;
      this.#world.violate(`${task.taskId} passes the host on alone while ${userId} is on stage.`);
    });
  }

  /** The live mix of the room in which this user has a seat. */
  #fenceWithSeatOf(roomId: string, userId: string): number | undefined {
    const row = this.#rows.get('rooms', roomKey(roomId));
    if (!row) return undefined;
    const { state, stage, mix } = roomFromRow(row);
    const isSeated = stage.some((seat) => seat.userId === userId && seat.state === 'seated');
    return state === 'open' && mix.state === 'live' && isSeated ? mix.fence : undefined;
  }
}
