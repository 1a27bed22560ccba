import type { MixParams } from '../model/layout';
import { streamName, taskId } from '../model/room';
import type { Row, Table } from '../model/table';

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

/** What a task has cost, or costs while it runs. */
export interface Usage {
  roomId: string;
  taskId: string;
  hostId: string;
  stream: string;
  profile: string;
  startedAtMs: number;
  endedAtMs: number | undefined;
  /** Started minutes count in full, as they are billed. */
  billedMinutes: number | undefined;
  outcome: string | undefined;
}

/** One row a task, by room and by the day of its start. Writing a row again is harmless. */
export class UsageStore {
  #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Notes that a task was started. */
  async open(task: StartedTask): Promise<void> {
    const put = {
      room_id: task.roomId,
      fence: task.fence,
      host_id: task.hostId,
      stream: streamName(task.roomId, task.generation),
      profile: `${task.params.seats} seats, ${task.params.resolution}`,
      started_at_ms: task.startedAtMs,
    };
    await this.#write(task, put);
  }

  /** Notes how it ended; with `lost` it is not known whether it ran at all. */
  async close(
    task: Pick<StartedTask, 'roomId' | 'fence' | 'startedAtMs'>,
    end: { endedAtMs: number; outcome: string },
  ): Promise<void> {
    const minutes = Math.ceil(Math.max(0, end.endedAtMs - task.startedAtMs) / MINUTE_MS);
    await this.#write(task, {
      room_id: task.roomId,
      fence: task.fence,
      started_at_ms: task.startedAtMs,
      ended_at_ms: end.endedAtMs,
      billed_minutes: minutes,
      outcome: end.outcome,
    });
  }

  /** Forgets a task that was never started. */
  async drop(task: Pick<StartedTask, 'roomId' | 'fence' | 'startedAtMs'>): Promise<void> {
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
    const usage = rows.map(fromRow);
    return next ? { usage, next: String(next.task_key) } : { usage };
  }

  async #write(
    task: Pick<StartedTask, 'roomId' | 'fence' | 'startedAtMs'>,
    put: Row,
  ): Promise<void> {
    await Promise.all(
      usageKeys(task).map((key) => this.#table.update({ table: 'usage', key, row: 'any', put })),
    );
  }
}

/** The UTC day of a time, as in `2026-11-22`. */
export function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

function usageKeys({
  roomId,
  fence,
  startedAtMs,
}: Pick<StartedTask, 'roomId' | 'fence' | 'startedAtMs'>) {
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

function fromRow(row: Row): Usage {
  const optional = (value: Row[string] | undefined) =>
    value === undefined ? undefined : Number(value);
  const roomId = String(row.room_id);
  return {
    roomId,
    taskId: taskId(roomId, Number(row.fence)),
    hostId: String(row.host_id),
    stream: String(row.stream),
    profile: String(row.profile),
    startedAtMs: Number(row.started_at_ms),
    endedAtMs: optional(row.ended_at_ms),
    billedMinutes: optional(row.billed_minutes),
    outcome: row.outcome === undefined ? undefined : String(row.outcome),
  };
}
