import type { Row } from '../../lib/model/table';
import { readRow } from '../../lib/store/columns';
import { RECORDING } from '../../lib/store/recording-row';
import { roomFromRow } from '../../lib/store/room-row';
import type { RecordService } from './record-service';
import type { Task } from './task-log';
import type { World } from './world';

/**
 * From the end of a mix to that of its recording, at most: the service drops a stream without data
 * after 10 s, and a task that lib believes ended may run until a check has asked for it.
 */
const MAX_AFTER_MIX_MS = 10_000;

/** What lib promises of recordings. */
export class RecordChecks {
  readonly #world: World;
  readonly #records: RecordService;
  /** The last claim of each room, and when it was made. */
  #claims = new Map<string, { number: number; atMs: number }>();

  constructor(world: World, records: RecordService) {
    this.#world = world;
    this.#records = records;
  }

  /**
   * A stop was answered as done: nothing of the room is recorded, unless somebody has claimed another
   * recording since the stop was called.
   */
  requireOver(roomId: string, calledAtMs: number): void {
    if ((this.#claims.get(roomId)?.atMs ?? 0) >= calledAtMs) return;
    const running = this.#records.all.find(
      (each) => each.roomId === roomId && each.endedAtMs === undefined,
    );
    if (running) this.#world.violate(`The recording of ${running.stream} was stopped, and runs.`);
  }

  /** A row claims a recording: it has to be allowed, and of a live mix. */
  checkClaim(row: Row): void {
    const room = roomFromRow(row);
    const { roomId, record, mix } = room;
    if (record.state !== 'starting') return;
    const { number } = record;
    if (this.#claims.get(roomId)?.number !== number) {
      this.#claims.set(roomId, { number, atMs: this.#world.nowMs });
    }
    if (mix.state !== 'live' || mix.fence !== record.fence) {
      this.#world.violate(`Room ${roomId} is to be recorded without its mix.`);
    }
    if (room.recording === 'off' && !record.isConfirmed) {
      this.#world.violate(`Room ${roomId} is to be recorded against its rule.`);
    }
  }

  /** In the end every recording is known, and its minutes are written down once. */
  checkEnd(roomId: string, row: Row, usage: readonly Row[]): void {
    const record = readRow(RECORDING, row);
    const { mix } = roomFromRow(row);
    const isSettled = record.state === 'idle' || record.state === 'running';
    if (!isSettled) this.#world.violate(`The recording of ${roomId} stays ${record.state}.`);
    const running = this.#records.all.filter(
      (each) => each.roomId === roomId && each.endedAtMs === undefined,
    );
    for (const { stream } of running) {
      const isKnown = record.state === 'running' && record.stream === stream;
      if (!isKnown) this.#world.violate(`${stream} is recorded, and no row knows it.`);
      if (mix.state !== 'live') this.#world.violate(`${stream} is recorded without its mix.`);
    }
    const written = usage.flatMap((each) =>
      Object.keys(each).filter((column) => column.startsWith('recorded_')),
    );
    if (new Set(written).size !== written.length) {
      this.#world.violate(`A recording of ${roomId} is paid for twice.`);
    }
    const ended = record.state === 'idle' ? record.number : record.number - 1;
    if (
      this.#records.all.some((each) => each.roomId === roomId) &&
      written.length === 0 &&
      ended > 0
    ) {
      this.#world.violate(`The recordings of ${roomId} are not written down.`);
    }
  }

  /** No recording has outlived the task that pushed its stream for longer than the bound. */
  checkBound(tasks: readonly Task[]): void {
    for (const { stream, startedAtMs, endedAtMs } of this.#records.all) {
      const isOf = (task: Task) =>
        task.stream.endsWith(`/${stream}`) &&
        task.startedAtMs <= startedAtMs &&
        startedAtMs <= (task.ended?.atMs ?? Number.POSITIVE_INFINITY);
      const mixEndedAtMs = tasks.find(isOf)?.ended?.atMs;
      if (mixEndedAtMs === undefined || endedAtMs === undefined) continue;
      if (endedAtMs <= mixEndedAtMs + MAX_AFTER_MIX_MS) continue;
      this.#world.violate(`The recording of ${stream} outlived its mix.`);
    }
  }
}
