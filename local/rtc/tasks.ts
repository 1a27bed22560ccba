import type { CallLog } from '../call-log';
import type { Clock } from '../clock';
import { refusal } from './api-error';
import type { Channels } from './channels';
import { Task, type TaskSpec, TaskStatus } from './task';

/** A StreamURL rests this long after its task ended. https://help.aliyun.com/document_detail/93183.html */
const COOLDOWN_MS = 10_000;
/** https://help.aliyun.com/zh/live/developer-reference/api-start-bypass-thrust-task */
const MAX_ACTIVE_TASKS = 20;
/** How long an ended task can still be asked for; our choice, the service does not state it. */
const ENDED_TTL_MS = 3600_000;
/** Ended tasks are forgotten sooner past this many, so that memory stays flat. */
const MAX_ENDED_TASKS = 10_000;
/** How often the clock is looked at; it is the local cloud's clock that counts. */
const CHECK_INTERVAL_MS = 250;

interface TasksOptions {
  channels: Channels;
  clock: Clock;
  log: CallLog;
  mixerPath: string;
}

/** All MPU tasks of the app, and the rules between them. */
export class Tasks {
  #options: TasksOptions;
  #active = new Map<string, Task>();
  /** In the order in which they ended. */
  #ended = new Map<string, Task>();
  /** When the last task of a stream ended; kept for the cooldown only, oldest first. */
  #streamEndedAtMs = new Map<string, number>();
  #timer: NodeJS.Timeout;

  constructor(options: TasksOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#checkTime(), CHECK_INTERVAL_MS);
    this.#followChannels(options.channels);
  }

  /** Starts a task, unless one of the rules between tasks forbids it. */
  start(spec: TaskSpec): void {
    this.#checkTime();
    this.#requireAllowed(spec);
    const task = new Task(spec, this.#options);
    this.#active.set(spec.taskId, task);
    this.#followTask(task);
    const { channels } = this.#options;
    if (channels.has(spec.channelId)) task.channelOpened();
    for (const member of channels.publishing(spec.channelId)) {
      task.memberPublished(member.userId, member.media);
    }
  }

  /** Stops a task; resolves when its push has ended. */
  async stop(taskId: string): Promise<Task> {
    this.#checkTime();
    const task = this.#active.get(taskId);
    // The documentation does not say how an unknown or ended task is answered: our convention.
    if (!task) throw refusal('InvalidTask.NotFound');
    await task.stop(TaskStatus.StoppedByUser);
    return task;
  }

  /** Stops every task of a channel that was closed by force. */
  async stopChannel(channelId: string): Promise<void> {
    await Promise.all(this.#of(channelId).map((task) => task.stop(TaskStatus.ChannelStopped)));
  }

  /** A task that has not ended, or ended within the last hour. */
  find(taskId: string): Task {
    this.#checkTime();
    const task = this.#active.get(taskId) ?? this.#ended.get(taskId);
    if (!task) throw refusal('InvalidTask.NotFound');
    return task;
  }

  /** Ends every task. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const tasks = [...this.#active.values()];
    await Promise.all(tasks.map((task) => task.stop(TaskStatus.Stopped)));
  }

  #requireAllowed({ taskId, stream }: TaskSpec): void {
    if (this.#active.has(taskId) || this.#ended.has(taskId)) throw refusal('TaskExisted');
    const streams = [...this.#active.values()].map((task) => task.spec.stream);
    if (streams.includes(stream)) throw refusal('InvalidStreamURL.InUse');
    const restedMs = this.#options.clock.now() - (this.#streamEndedAtMs.get(stream) ?? 0);
    if (restedMs < COOLDOWN_MS) throw refusal('InvalidStreamURL.Cooldown');
    if (this.#active.size >= MAX_ACTIVE_TASKS) throw refusal('QuotaExceeded.Task');
  }

  #followChannels(channels: Channels): void {
    channels.on('open', ({ channelId }) => {
      for (const task of this.#of(channelId)) task.channelOpened();
    });
    channels.on('close', ({ channelId }) => {
      for (const task of this.#of(channelId)) task.channelClosed();
    });
    channels.on('publish', ({ channelId, userId, media }) => {
      for (const task of this.#of(channelId)) task.memberPublished(userId, media);
    });
    channels.on('unpublish', ({ channelId, userId }) => {
      for (const task of this.#of(channelId)) task.memberUnpublished(userId);
    });
    channels.on('rtp', (channelId, userId, kind, packet) => {
      for (const task of this.#of(channelId)) task.rtp(userId, kind, packet);
    });
  }

  #followTask(task: Task): void {
    const { channels } = this.#options;
    const { channelId } = task.spec;
    task.on('keyframe', (userId) => channels.requestKeyframe(channelId, userId));
    task.on('running', () => this.#log('TaskRunning', task));
    task.on('restarted', () => this.#log('TaskRestarted', task));
    task.on('ended', () => {
      this.#rememberEnded(task);
      this.#log('TaskEnded', task);
    });
  }

  #rememberEnded(task: Task): void {
    const { taskId, stream } = task.spec;
    this.#active.delete(taskId);
    this.#ended.set(taskId, task);
    this.#streamEndedAtMs.delete(stream);
    this.#streamEndedAtMs.set(stream, task.endedAtMs ?? 0);
  }

  #log(operation: string, task: Task): void {
    const { clock, log } = this.#options;
    const { taskId, channelId, stream } = task.spec;
    const atMs = task.endedAtMs ?? clock.now();
    const detail = { taskId, channelId, stream, taskStatus: task.status };
    log.add({ service: 'rtc', operation, atMs, detail });
  }

  #of(channelId: string): Task[] {
    return [...this.#active.values()].filter((task) => task.spec.channelId === channelId);
  }

  #checkTime(): void {
    for (const task of this.#active.values()) task.checkTime();
    const nowMs = this.#options.clock.now();
    for (const [taskId, { endedAtMs = 0 }] of this.#ended) {
      if (this.#ended.size <= MAX_ENDED_TASKS && nowMs - endedAtMs < ENDED_TTL_MS) break;
      this.#ended.delete(taskId);
    }
    for (const [stream, endedAtMs] of this.#streamEndedAtMs) {
      if (nowMs - endedAtMs < COOLDOWN_MS) break;
      this.#streamEndedAtMs.delete(stream);
    }
  }
}
