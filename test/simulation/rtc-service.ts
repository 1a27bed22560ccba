import {
  MixerRefused,
  type MixTask,
  type TaskOutcome,
  type TaskStatus,
} from '../../lib/model/mixer';
import type { Scene } from '../../lib/model/scene';
import type { Callbacks } from './callbacks';
import { RtcChannels } from './rtc-channels';
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
  readonly channels: RtcChannels;
  readonly #world: World;
  readonly #callbacks: Callbacks;
  /** Whether an ended task can still be asked for. */
  readonly #remembersEnded: boolean;
  /** What it answers to the stop of a task that it does not know. */
  wordForUnknown: 'stopped' | 'absent';
  #closedAtMs = new Map<string, number>();
  /** Hears when somebody comes or leaves, and when a task runs or shows something else. */
  onChanged: (channelId: string) => void = () => undefined;

  constructor(world: World, callbacks: Callbacks) {
    this.#world = world;
    this.#callbacks = callbacks;
    this.log = new TaskLog(world);
    this.channels = new RtcChannels(world, {
      opened: (channelId) => this.#opened(channelId),
      closed: (channelId) => this.#closed(channelId),
      told: (event) => {
        callbacks.member(event);
        this.onChanged(event.roomId);
      },
    });
    this.#remembersEnded = world.random.chance(0.8);
    this.wordForUnknown = world.random.chance(0.2) ? 'stopped' : 'absent';
  }

  /** Starts a task; a task id is never used twice, so a repeated start changes nothing. */
  start({ taskId, channelId, pushUrl, scene }: MixTask): 'started' | 'existed' {
    if (this.log.find(taskId)) return 'existed';
    this.#requireChannel(channelId);
    const { host, pathname } = new URL(pushUrl);
    const startedAtMs = this.#world.nowMs;
    const stream = host + pathname;
    const task: Task = {
      taskId,
      channelId,
      stream,
      isRunning: false,
      startedAtMs,
      shown: scene,
    };
    this.log.started(task);
    if (this.channels.isOpen(channelId)) this.#run(task);
    if (this.#world.isHitBy('taskLost')) this.#doom(task);
    return 'started';
  }

  stop(taskId: string): 'stopped' | 'absent' {
    const task = this.log.find(taskId);
    if (!task) return this.wordForUnknown;
    if (task.ended) return 'absent';
    this.#end(task, 'stopped');
    return 'stopped';
  }

  /** Has no effect unless the task runs. Throws `MixerRefused` for a task that it does not know. */
  update(taskId: string, scene: Scene): void {
    const task = this.log.find(taskId);
    if (task?.isRunning && !task.ended) this.#show(task, scene);
    if (this.status(taskId).is !== 'absent') return;
    throw new MixerRefused('InvalidTask.NotFound', { throttled: false });
  }

  status(taskId: string): TaskStatus {
    const task = this.log.find(taskId);
    if (!task) return { is: 'absent' };
    // The Live API tells no more than that a task is there.
    if (this.#world.isLiveApi) return { is: task.ended ? 'absent' : 'running' };
    if (!task.ended) return { is: task.isRunning ? 'running' : 'waiting' };
    return this.#remembersEnded ? { is: 'ended', outcome: task.ended.outcome } : { is: 'absent' };
  }

  /** The Live API starts no task in a channel that nobody is in. */
  #requireChannel(channelId: string): void {
    if (!this.#world.isLiveApi || this.channels.isOpen(channelId)) return;
    const because = 'channel-empty';
    throw new MixerRefused('Channel.NotExist', { throttled: false, because });
  }

  /** Tasks that wait for somebody begin to run. */
  #opened(channelId: string): void {
    for (const task of this.#alive(channelId)) this.#run(task);
  }

  /** Tasks that have run end two minutes after the last one left. */
  #closed(channelId: string): void {
    const closedAtMs = this.#world.nowMs;
    this.#closedAtMs.set(channelId, closedAtMs);
    this.#world.scheduler.after(IDLE_TTL_MS, () => {
      const isEmptySince = this.#closedAtMs.get(channelId) === closedAtMs;
      if (!isEmptySince || this.channels.isOpen(channelId)) return;
      for (const task of this.#alive(channelId)) if (task.isRunning) this.#end(task, 'stopped');
    });
  }

  #show(task: Task, scene: Scene): void {
    task.shown = scene;
    this.onChanged(task.channelId);
  }

  #run(task: Task): void {
    if (task.isRunning) return;
    task.isRunning = true;
    this.onChanged(task.channelId);
    this.#callbacks.push(task.channelId, 'publish', task.stream);
  }

  #end(task: Task, outcome: TaskOutcome): void {
    if (task.isRunning) this.#callbacks.push(task.channelId, 'publish_done', task.stream);
    this.log.ended(task, outcome);
    this.onChanged(task.channelId);
  }

  #doom(task: Task): void {
    const { random, scheduler } = this.#world;
    const outcome = random.pick<TaskOutcome>(['push-lost', 'push-refused', 'channel-ended']);
    scheduler.after(random.between(0, MAX_DOOMED_MS), () => {
      if (!task.ended) this.#end(task, outcome);
    });
  }

  #alive(channelId: string): Task[] {
    return this.log.alive().filter((task) => task.channelId === channelId);
  }
}
