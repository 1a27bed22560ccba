import type { MixRegion } from '../mix-regions';
import type { Channels } from '../model/channels';
import type { MixMode } from '../model/mix-mode';
import {
  type Mixer,
  MixerOutcomeUnknown,
  MixerRefused,
  type MixTask,
  type TaskStatus,
} from '../model/mixer';
import { singleSubParams, transcodeParams } from './live-layout';
import { LiveTaskList } from './live-task-list';
import { ApiRefused, type OpenApi } from './openapi';
import { taskCall } from './task-call';

export const LIVE_API_VERSION = '2016-11-01';

/** One stream is passed on as it is, or all are mixed into one. */
const MIX_MODE: Record<MixMode, string> = { relay: '0', mix: '1' };
/** How long a task outlives the last one in its channel; the same as in the RTC API. */
const MAX_IDLE_SECONDS = '120';
/** An app has 40 mixing tasks; the documentation names no code for one too many. */
const QUOTA_CODE = /quota|limit/i;

/**
 * MPU tasks of the Live API, version 2016-11-01 of the live service. A task starts only into a
 * channel that somebody is in.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-startlivemputask
 *
 * By the documentation a task that is there already has the code of any parameter that is wrong, and a
 * channel that does not exist has none. So a refusal is not read: the service is asked what is the case.
 */
export class LiveMixer implements Mixer {
  #api: OpenApi;
  #appId: string;
  #region: MixRegion;
  #channels: Channels;
  #tasks: LiveTaskList;

  constructor(options: { api: OpenApi; appId: string; region: MixRegion; channels: Channels }) {
    this.#api = options.api;
    this.#appId = options.appId;
    this.#region = options.region;
    this.#channels = options.channels;
    this.#tasks = new LiveTaskList(options.api, options.appId);
  }

  async start(task: MixTask): Promise<void> {
    const { taskId, channelId } = task;
    const started = this.#call('StartLiveMPUTask', taskId, {
      ...sceneParams(task),
      StreamURL: task.pushUrl,
      MaxIdleTime: MAX_IDLE_SECONDS,
      Region: this.#region,
    });
    await started.catch(async (error) => {
      // Task ids are never used twice, so a task that is there is this one.
      if (await this.#isListedAfter(error, taskId)) return;
      throw await this.#whyRefused(error, channelId);
    });
  }

  async update(task: Omit<MixTask, 'pushUrl'>): Promise<void> {
    await this.#call('UpdateLiveMPUTask', task.taskId, sceneParams(task));
  }

  async stop(taskId: string): Promise<'stopped' | 'absent'> {
    try {
      await this.#call('StopLiveMPUTask', taskId);
      return 'stopped';
    } catch (error) {
      if (await this.#isListedAfter(error, taskId)) throw error;
      return 'absent';
    }
  }

  /**
   * The service says of a task that it is there, but not how it is, and nothing of an ended one.
   * Were ended tasks listed as well, which the documentation leaves open, a mix that ended by
   * itself would be shown as running until it is stopped; two on one stream it could not become.
   */
  async status(taskId: string): Promise<TaskStatus> {
    return { is: (await this.#tasks.has(taskId)) ? 'running' : 'absent' };
  }

  /** Whether the task is there although a call was refused. Throws the error if that cannot be it. */
  async #isListedAfter(error: unknown, taskId: string): Promise<boolean> {
    if (!(error instanceof MixerRefused) || error.throttled) throw error;
    return this.#tasks.has(taskId).catch((cause) => {
      // A caller without any rights is refused as such; else it is open what the refusal meant.
      const isRefusedAlike = cause instanceof MixerRefused && cause.code === error.code;
      throw isRefusedAlike ? error : new MixerOutcomeUnknown(error.code, { cause });
    });
  }

  async #whyRefused(error: MixerRefused, channelId: string): Promise<MixerRefused> {
    const { code, throttled } = error;
    if (QUOTA_CODE.test(code)) {
      return new MixerRefused(code, { throttled, because: 'quota-used-up', cause: error });
    }
    const users = await this.#channels.users(channelId).catch((failed: unknown) => failed);
    // Whether anybody is there can be known a moment later.
    if (users instanceof ApiRefused && users.throttled) {
      return new MixerRefused(users.code, { throttled: true, cause: error });
    }
    // Who cannot be asked is not known to be nobody.
    if (!Array.isArray(users) || users.length > 0) return error;
    return new MixerRefused(code, { throttled, because: 'channel-empty', cause: error });
  }

  #call(action: string, taskId: string, parameters?: object) {
    return taskCall(this.#api, action, { appId: this.#appId, taskId }, parameters);
  }
}

/** What a start and an update have in common. */
function sceneParams({ channelId, scene }: Omit<MixTask, 'pushUrl'>) {
  return {
    ChannelId: channelId,
    MixMode: MIX_MODE[scene.mode],
    // Structures travel as JSON in a single parameter.
    ...(scene.mode === 'relay'
      ? { SingleSubParams: JSON.stringify(singleSubParams(scene)) }
      : { TranscodeParams: JSON.stringify(transcodeParams(scene)) }),
  };
}
