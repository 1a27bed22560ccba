import type { MixOutcome } from './mix-outcome';
import type { Scene } from './scene';

/** A mix task to be started. */
export interface MixTask {
  taskId: string;
  channelId: string;
  pushUrl: string;
  scene: Scene;
}

/** How a task ended, where it has. */
export type TaskOutcome = Extract<
  MixOutcome,
  'stopped' | 'channel-ended' | 'push-lost' | 'push-refused'
>;

/** A task waits until somebody is in the channel; until then it cannot be updated. */
export type TaskStatus =
  | { is: 'waiting' | 'running' | 'absent' }
  | { is: 'ended'; outcome: TaskOutcome };

/**
 * The service that mixes a channel and pushes the mix. Starting, stopping and updating throw
 * `MixerRefused` for a definite no; every call throws `MixerOutcomeUnknown` when it cannot tell.
 */
export interface Mixer {
  /** Starts a task; a task with this id that is there already counts as started. */
  start(task: MixTask): Promise<void>;
  /** Changes the scene of a running task. */
  update(task: Omit<MixTask, 'pushUrl'>): Promise<void>;
  /** Stops a task; `absent` when the service knows no such running task. */
  stop(taskId: string): Promise<'stopped' | 'absent'>;
  status(taskId: string): Promise<TaskStatus>;
}

/** A reason that callers can do something about. */
export type RefusalReason = 'channel-empty' | 'quota-used-up';

/** The service answered no; nothing was started or changed. */
export class MixerRefused extends Error {
  override name = 'MixerRefused';
  readonly code: string;
  readonly throttled: boolean;
  readonly because: RefusalReason | undefined;

  constructor(
    code: string,
    options: { throttled: boolean; because?: RefusalReason; cause?: unknown },
  ) {
    super(`The mixing service refused: ${code}`, { cause: options.cause });
    this.code = code;
    this.throttled = options.throttled;
    this.because = options.because;
  }
}

/** The service may or may not have done it. */
export class MixerOutcomeUnknown extends Error {
  override name = 'MixerOutcomeUnknown';
}
