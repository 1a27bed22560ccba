import type { MixParams } from '../model/layout';
import type { MixOutcome } from '../model/mix-outcome';
import { streamName, taskId } from '../model/room';
import type { Row, Table } from '../model/table';
import { integer, optional, type RowOf, readRow, text, writeRow } from './columns';

const MINUTE_MS = 60_000;

/** Fences are written with this many digits, so that keys sort as numbers do. */
const FENCE_DIGITS = 12;

/** A task that was started. */
export interface StartedTask {
  roomId: string;
  fence: number;
  generation: number;
  hostId: string;
  startedAtMs: number;
  params: MixParams;
}

/** What the columns of a task's recordings begin with. */
export const RECORDED = 'recorded_';

/** Of a task whose start was never noted only the end is known. */
const UNKNOWN = '';

export const USAGE = {
  roomId: text('room_id'),
  fence: integer('fence'),
  hostId: optional(text('host_id'), UNKNOWN),
  stream: optional(text('stream'), UNKNOWN),
  profile: optional(text('profile'), UNKNOWN),
  startedAtMs: integer('started_at_ms'),
  endedAtMs: optional(integer('ended_at_ms')),
  /** Started minutes count in full, as they are billed: those of each mode. */
  relayMinutes: optional(integer('relay_minutes')),
  mixMinutes: optional(integer('mix_minutes')),
  outcome: optional(text('outcome')),
};

type UsageRow = RowOf<typeof USAGE>;

/** What a task has cost, or costs while it runs. */
export type Usage = Omit<UsageRow, 'fence'> & {
  taskId: string;
  /** Started minutes of its recordings; absent if it had none. */
  recordedMinutes: number | undefined;
  /** Those of both modes; absent while it runs. */
  billedMinutes: number | undefined;
};

/** Which task is meant; its row is found by the time of its start, too. */
export type TaskKey = Pick<StartedTask, 'roomId' | 'fence' | 'startedAtMs'>;

/** One row a task, by room and by the day of its start. Writing a row again is harmless. */
export class UsageStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes that a task was started. */
  async open(task: StartedTask): Promise<void> {
    const { hostId, params } = task;
    const stream = streamName(task.roomId, task.generation);
    const profile = `${params.seats} seats, ${params.resolution}`;
    await this.#write(task, { hostId, stream, profile });
  }

  /** Notes how it ended; with `lost` it is not known whether it ran at all. */
  async close(
    task: TaskKey,
    end: { endedAtMs: number; relayedMs: number; outcome: MixOutcome },
  ): Promise<void> {
    const { endedAtMs, relayedMs, outcome } = end;
    const mixedMs = Math.max(0, endedAtMs - task.startedAtMs - relayedMs);
    const minutes = {
      relayMinutes: startedMinutes(relayedMs),
      mixMinutes: startedMinutes(mixedMs),
    };
    await this.#write(task, { endedAtMs, ...minutes, outcome });
  }

  /** Forgets a task that was never started. */
  async drop(task: TaskKey): Promise<void> {
    await Promise.all(
      usageKeys(task).map((key) => this.#table.delete({ table: 'usage', key, row: 'any' })),
    );
  }

  /** The usage of a room, newest first, or of a day in order; pages go on from `after`. */
  async list(
    scope: { roomId: string } | { day: string },
    page: { limit: number; after?: string },
  ): Promise<{ usage: Usage[]; next?: string }> {
    const byRoom = 'roomId' in scope;
    const { rows, next } = await this.#table.range({
      table: 'usage',
      prefix: { scope: byRoom ? roomScope(scope.roomId) : dayScope(scope.day) },
      keyColumns: ['scope', 'task_key'],
      direction: byRoom ? 'backward' : 'forward',
      limit: page.limit,
      ...(page.after !== undefined && { start: { task_key: page.after } }),
    });
    const usage = rows.map(usageFromRow);
    return next ? { usage, next: String(next.task_key) } : { usage };
  }

  async #write(task: TaskKey, known: Partial<UsageRow>): Promise<void> {
    const { roomId, fence, startedAtMs } = task;
    const put = writeRow(USAGE, { roomId, fence, startedAtMs, ...known });
    await Promise.all(
      usageKeys(task).map((key) => this.#table.update({ table: 'usage', key, row: 'any', put })),
    );
  }
}

/** Minutes that have begun, as they are billed. */
export function startedMinutes(ms: number): number {
  return Math.ceil(ms / MINUTE_MS);
}

/** The UTC day of a time, as in `2026-11-22`. */
export function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

/** The keys of a task's rows: by its room, and by the day of its start. */
export function usageKeys({ roomId, fence, startedAtMs }: TaskKey) {
  const padded = String(fence).padStart(FENCE_DIGITS, '0');
  return [
    { scope: roomScope(roomId), task_key: padded },
    { scope: dayScope(dayOf(startedAtMs)), task_key: `${startedAtMs} ${roomId} ${padded}` },
  ];
}

function roomScope(roomId: string): string {
  return `room ${roomId}`;
}

function dayScope(day: string): string {
  return `day ${day}`;
}

function usageFromRow(row: Row): Usage {
  const { fence, ...usage } = readRow(USAGE, row);
  const { roomId, relayMinutes, mixMinutes } = usage;
  const isOver = relayMinutes !== undefined && mixMinutes !== undefined;
  const billedMinutes = isOver ? relayMinutes + mixMinutes : undefined;
  const recorded = Object.entries(row).filter(([column]) => column.startsWith(RECORDED));
  const recordedMinutes =
    recorded.length > 0 ? recorded.reduce((sum, [, each]) => sum + Number(each), 0) : undefined;
  return { ...usage, taskId: taskId(roomId, fence), billedMinutes, recordedMinutes };
}
