import type { CallLog } from '../../call-log';
import type { Clock } from '../../clock';
import type { ChannelUser } from '../channel-user';
import type { Channels } from '../channels';
import { Task, type TaskSpec, TaskStatus } from './task';
import type { TaskMix } from './task-mix';
import type { TaskRule, TaskRules } from './task-rules';

/**
 * A StreamURL rests this long after its task ended.
 * https://help.aliyun.com/document_detail/93183.html
 */
const COOLDOWN_MS = 10_000;
/** Ended tasks are forgotten sooner past this many, so that memory stays flat. */
const MAX_ENDED_TASKS = 10_000;
/** How often the clock is looked at; it is the local cloud's clock that counts. */
const CHECK_INTERVAL_MS = 250;

interface TasksOptions {
  channels: Channels;
  clock: Clock;
  log: CallLog;
  mixerPath: string;
  rules: TaskRules;
}

/** All MPU tasks of the app that one API knows, and the rules between them. */
export class Tasks<M extends TaskMix = TaskMix> {
  #options: TasksOptions;
  #active = new Map<string, Task<M>>();
  /** In the order in which they ended. */
  #ended = new Map<string, Task<M>>();
  /** When the last task of a stream ended; kept for the cooldown only, oldest first. */
  #streamEndedAtMs = new Map<string, number>();
  #timer: NodeJS.Timeout;

  constructor(options: TasksOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#checkTime(), CHECK_INTERVAL_MS);
    this.#followChannels(options.channels);
  }

  /** Starts a task, unless one of the rules between tasks forbids it. */
  start(spec: TaskSpec<M>): void {
    this.#checkTime();
    this.#requireAllowed(spec);
    const task = new Task<M>(spec, this.#options);
    this.#active.set(spec.taskId, task);
    this.#followTask(task);
    const { channels } = this.#options;
    // The RTC API has tasks that wait for their channel.
    if (channels.has(spec.channelId)) this.#look(task);
    this.#takeIn(task);
  }

  /**
   * Changes the mix of a task, which takes in users of other channels who are new in it. Refused if
   * the kind of task that it becomes has no place left.
   */
  update(task: Task<M>, mix: M): void {
    const isOfOtherKind = mix.isRelay !== task.spec.mix.isRelay;
    if (isOfOtherKind && !('all' in this.#options.rules.maxTasks)) this.#requirePlace(mix);
    task.update(mix);
    this.#look(task);
    this.#takeIn(task);
  }

  /** Stops a task; resolves when its push has ended. */
  async stop(taskId: string): Promise<Task<M>> {
    this.#checkTime();
    const task = this.#active.get(taskId);
    if (!task) throw this.#refusal('no-such-task');
    await task.stop(TaskStatus.StoppedByUser);
    return task;
  }

  /** Stops every task of a channel that was closed by force. */
  async stopChannel(channelId: string): Promise<void> {
    await Promise.all(this.#of(channelId).map((task) => task.stop(TaskStatus.ChannelStopped)));
  }

  /** A task that has not ended, or ended not long ago. */
  find(taskId: string): Task<M> {
    this.#checkTime();
    const task = this.#active.get(taskId) ?? this.#ended.get(taskId);
    if (!task) throw this.#refusal('no-such-task');
    return task;
  }

  /** The tasks that have not ended, those first that were started first. */
  active(): Task<M>[] {
    this.#checkTime();
    return [...this.#active.values()];
  }

  /** Ends every task. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const tasks = [...this.#active.values()];
    await Promise.all(tasks.map((task) => task.stop(TaskStatus.Stopped)));
  }

  #refusal(rule: TaskRule): Error {
    return this.#options.rules.refusal(rule);
  }

  #requireAllowed({ taskId, stream, mix }: TaskSpec<M>): void {
    if (this.#active.has(taskId) || this.#ended.has(taskId)) throw this.#refusal('task-exists');
    const streams = [...this.#active.values()].map((task) => task.spec.stream);
    if (streams.includes(stream)) throw this.#refusal('stream-in-use');
    const restedMs = this.#options.clock.now() - (this.#streamEndedAtMs.get(stream) ?? 0);
    if (restedMs < COOLDOWN_MS) throw this.#refusal('stream-cools-down');
    this.#requirePlace(mix);
  }

  /** A relay that becomes a mix needs a place among the mixes. */
  #requirePlace({ isRelay }: M): void {
    const { maxTasks } = this.#options.rules;
    const tasks = [...this.#active.values()];
    const alike = tasks.filter(({ spec }) => spec.mix.isRelay === isRelay);
    const [count, most] =
      'all' in maxTasks
        ? [tasks.length, maxTasks.all]
        : [alike.length, isRelay ? maxTasks.relays : maxTasks.mixes];
    if (count >= most) throw this.#refusal('too-many-tasks');
  }

  #followChannels(channels: Channels): void {
    const look = (member: ChannelUser) => {
      for (const task of this.#active.values()) if (task.needs(member)) this.#look(task);
    };
    channels.on('join', look);
    channels.on('leave', look);
    // The members of one channel may be in the mixes of others.
    channels.on('publish', (member) => {
      for (const task of this.#active.values()) {
        if (task.awaits(member)) task.memberPublished(member);
      }
    });
    channels.on('unpublish', (member) => {
      for (const task of this.#active.values()) task.memberUnpublished(member);
    });
    channels.on('rtp', (channelId, userId, kind, packet) => {
      const user = { channelId, userId };
      for (const task of this.#active.values()) task.rtp(user, kind, packet);
    });
  }

  /** Adds the users who already send to the task. */
  #takeIn(task: Task<M>): void {
    for (const member of task.channelIds.flatMap((id) => this.#options.channels.publishing(id))) {
      if (task.awaits(member)) task.memberPublished(member);
    }
  }

  #look(task: Task<M>): void {
    task.sees(task.channelIds.flatMap((id) => this.#options.channels.members(id)));
  }

  #followTask(task: Task<M>): void {
    const { channels } = this.#options;
    task.on('keyframe', ({ channelId, userId }) => channels.requestKeyframe(channelId, userId));
    task.on('picture-missing', (url, reason) => this.#log('PictureMissing', task, { url, reason }));
    task.on('running', () => this.#log('TaskRunning', task));
    task.on('restarted', () => this.#log('TaskRestarted', task));
    task.on('ended', () => {
      this.#rememberEnded(task);
      this.#log('TaskEnded', task);
    });
  }

  #rememberEnded(task: Task<M>): void {
    const { taskId, stream } = task.spec;
    this.#active.delete(taskId);
    this.#ended.set(taskId, task);
    this.#streamEndedAtMs.delete(stream);
    this.#streamEndedAtMs.set(stream, task.endedAtMs ?? 0);
  }

  #log(operation: string, task: Task<M>, more: Record<string, string> = {}): void {
    const { clock, log } = this.#options;
    const { taskId, channelId, stream } = task.spec;
    const atMs = task.endedAtMs ?? clock.now();
    const detail = { taskId, channelId, stream, taskStatus: task.status, ...more };
    log.add({ service: 'rtc', operation, atMs, detail });
  }

  #of(channelId: string): Task<M>[] {
    return [...this.#active.values()].filter((task) => task.spec.channelId === channelId);
  }

  #checkTime(): void {
    const { endedTtlMs } = this.#options.rules;
    for (const task of this.#active.values()) task.checkTime();
    const nowMs = this.#options.clock.now();
    for (const [taskId, { endedAtMs = 0 }] of this.#ended) {
      if (this.#ended.size <= MAX_ENDED_TASKS && nowMs - endedAtMs < endedTtlMs) break;
      this.#ended.delete(taskId);
    }
    for (const [stream, endedAtMs] of this.#streamEndedAtMs) {
      if (nowMs - endedAtMs < COOLDOWN_MS) break;
      this.#streamEndedAtMs.delete(stream);
    }
  }
}
