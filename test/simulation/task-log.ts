import type { TaskOutcome } from '../../lib/model/mixer';
import type { Scene } from '../../lib/model/scene';
import type { World } from './world';

/** The platform's rule, written again: https://help.aliyun.com/document_detail/93183.html */
const COOLDOWN_MS = 10_000;

/** A task as the RTC service knows it. */
export interface Task {
  taskId: string;
  channelId: string;
  /** Host, app and name of the StreamURL, without its query. */
  stream: string;
  isRunning: boolean;
  startedAtMs: number;
  /** What it was told last. */
  shown: Scene;
  ended?: { atMs: number; outcome: TaskOutcome };
}

/**
 * The RTC service's own record of tasks: the truth about the rules on StreamURLs, which are checked
 * with every entry. The service itself accepts what breaks them, as the real one does.
 */
export class TaskLog {
  readonly #world: World;
  #tasks = new Map<string, Task>();
  #aliveByStream = new Map<string, Task>();
  #lastEndMs = new Map<string, number>();
  #neverAgain = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  find(taskId: string): Task | undefined {
    return this.#tasks.get(taskId);
  }

  /** Every task that there ever was. */
  all(): Task[] {
    return [...this.#tasks.values()];
  }

  /** The tasks that wait or run. */
  alive(): Task[] {
    return this.all().filter(({ ended }) => !ended);
  }

  started(task: Task): void {
    const { taskId, stream } = task;
    const other = this.#aliveByStream.get(stream);
    if (other) this.#world.violate(`${taskId} and ${other.taskId} use ${stream} at a time.`);
    const restedMs = this.#world.nowMs - (this.#lastEndMs.get(stream) ?? 0);
    if (restedMs < COOLDOWN_MS) {
      this.#world.violate(`${taskId} uses ${stream} ${restedMs} ms after its last task ended.`);
    }
    if (this.#neverAgain.has(taskId)) {
      this.#world.violate(`${taskId} started after its stop was answered as done.`);
    }
    this.#tasks.set(taskId, task);
    this.#aliveByStream.set(stream, task);
    this.#world.tally.add('task: started');
    this.#world.note('  rtc', () => `task ${taskId} begins on ${stream}`);
  }

  ended(task: Task, outcome: TaskOutcome): void {
    const atMs = this.#world.nowMs;
    task.ended = { atMs, outcome };
    task.isRunning = false;
    this.#aliveByStream.delete(task.stream);
    this.#lastEndMs.set(task.stream, atMs);
    this.#world.tally.add(`task: ended, ${outcome}`);
    this.#world.note('  rtc', () => `task ${task.taskId} ends: ${outcome}`);
  }

  /** A start was answered as done: the task must have been there between call and answer. */
  requireRanSince(taskId: string, calledAtMs: number): void {
    const task = this.#tasks.get(taskId);
    const isSeen = task && (task.ended?.atMs ?? this.#world.nowMs) >= calledAtMs;
    if (!isSeen) this.#world.violate(`The start of ${taskId} was 'done', but it did not run.`);
  }

  /** A stop was answered as done: the task must be over for good. */
  requireOver(taskId: string): void {
    const task = this.#tasks.get(taskId);
    if (task && !task.ended) this.#world.violate(`The stop of ${taskId} was 'done', but it runs.`);
    this.#neverAgain.add(taskId);
  }
}
