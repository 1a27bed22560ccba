import {
  MixerRefused,
  type MixTask,
  type TaskOutcome,
  type TaskStatus,
} from '../../lib/aliyun/mixer';
import { type Task, TaskLog } from './task-log';
import type { World } from './world';

/** https://help.aliyun.com/document_detail/93184.html (2 minutes after the last user left) */
const IDLE_TTL_MS = 2 * 60_000;
/** How long a task lives that is to lose its push. */
const MAX_DOOMED_MS = 60_000;

/**
 * The RTC service's side of MPU tasks and of the channels that they mix. What the documentation
 * leaves open is drawn for each run.
 */
export class RtcService {
  readonly log: TaskLog;
  readonly #world: World;
  /** Who is in which channel; a channel whose last member left is kept with that moment. */
  #channels = new Map<string, { isOpen: boolean; emptySinceMs: number }>();
  /** Whether an ended task can still be asked for. */
  #remembersEnded: boolean;

  constructor(world: World) {
    this.#world = world;
    this.log = new TaskLog(world);
    this.#remembersEnded = world.random.chance(0.8);
  }

  /** Starts a task; a task id is never used twice, so a repeated start changes nothing. */
  start({ taskId, channelId, pushUrl }: MixTask): 'started' | 'existed' {
    if (this.log.find(taskId)) return 'existed';
    const { host, pathname } = new URL(pushUrl);
    const isRunning = this.#channels.get(channelId)?.isOpen ?? false;
    const startedAtMs = this.#world.nowMs;
    const task = { taskId, channelId, stream: host + pathname, isRunning, startedAtMs };
    this.log.started(task);
    if (this.#world.isHitBy('taskLost')) this.#doom(task);
    return 'started';
  }

  stop(taskId: string): 'stopped' | 'absent' {
    const task = this.log.find(taskId);
    if (!task || task.ended) return 'absent';
    this.log.ended(task, 'stopped');
    return 'stopped';
  }

  /** Has no effect unless the task runs. Throws `MixerRefused` for a task that it does not know. */
  update(taskId: string): void {
    if (this.status(taskId).is !== 'absent') return;
    throw new MixerRefused('InvalidTask.NotFound', { throttled: false });
  }

  status(taskId: string): TaskStatus {
    const task = this.log.find(taskId);
    if (!task) return { is: 'absent' };
    if (!task.ended) return { is: task.isRunning ? 'running' : 'waiting' };
    return this.#remembersEnded ? { is: 'ended', outcome: task.ended.outcome } : { is: 'absent' };
  }

  /** Somebody joins the channel: tasks that wait for it begin to run. */
  open(channelId: string): void {
    this.#channels.set(channelId, { isOpen: true, emptySinceMs: 0 });
    for (const task of this.#alive(channelId)) task.isRunning = true;
    this.#world.note('  rtc', () => `somebody joins channel ${channelId}`);
  }

  /** The last one leaves the channel: tasks that have run end two minutes later. */
  close(channelId: string): void {
    const channel = { isOpen: false, emptySinceMs: this.#world.nowMs };
    this.#channels.set(channelId, channel);
    this.#world.note('  rtc', () => `the last one leaves channel ${channelId}`);
    this.#world.scheduler.after(IDLE_TTL_MS, () => {
      if (this.#channels.get(channelId) !== channel) return;
      for (const task of this.#alive(channelId)) {
        if (task.isRunning) this.log.ended(task, 'stopped');
      }
    });
  }

  #doom(task: Task): void {
    const { random, scheduler } = this.#world;
    const outcome = random.pick<TaskOutcome>(['push-lost', 'push-refused', 'channel-ended']);
    scheduler.after(random.between(0, MAX_DOOMED_MS), () => {
      if (!task.ended) this.log.ended(task, outcome);
    });
  }

  #alive(channelId: string): Task[] {
    return this.log.alive().filter((task) => task.channelId === channelId);
  }
}
