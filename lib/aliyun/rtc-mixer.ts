import {
  type Mixer,
  MixerOutcomeUnknown,
  MixerRefused,
  type MixTask,
  type TaskOutcome,
  type TaskStatus,
} from '../model/mixer';
import { mpuLayout, VOICE_PROFILE, voiceLayout } from './mpu-layout';
import type { MadeLayouts } from './mpu-layouts';
import { mpuPanes, mpuSound } from './mpu-panes';
import { mpuMixed, mpuRelay } from './mpu-relay';
import type { OpenApi } from './openapi';
import { taskCall } from './task-call';

export const RTC_API_VERSION = '2018-01-11';

/**
 * GetMPUTaskStatus answers 0 while it waits for the channel and 1 while it runs.
 * https://help.aliyun.com/document_detail/93181.html
 */
const ENDED: Record<number, TaskOutcome> = {
  2: 'stopped',
  3: 'stopped',
  4: 'channel-ended',
  5: 'push-lost',
  6: 'push-refused',
};

/** MPU tasks of the RTC service, API version 2018-01-11. */
export class RtcMixer implements Mixer {
  #api: OpenApi;
  #appId: string;
  #layouts: MadeLayouts;

  constructor(options: { api: OpenApi; appId: string; layouts: MadeLayouts }) {
    this.#api = options.api;
    this.#appId = options.appId;
    this.#layouts = options.layouts;
  }

  async start(task: MixTask): Promise<void> {
    const { taskId, channelId, pushUrl, scene } = task;
    const answer = this.#call('StartMPUTask', taskId, {
      ChannelId: channelId,
      ...(scene.kind === 'voice' && { TaskProfile: VOICE_PROFILE }),
      StreamURL: pushUrl,
      ...sceneParams(task, this.#layouts),
    });
    await answer.catch(unlessRefusedAs('TaskExisted'));
  }

  async update(task: Omit<MixTask, 'pushUrl'>): Promise<void> {
    await this.#call('UpdateMPUTask', task.taskId, sceneParams(task, this.#layouts));
  }

  async stop(taskId: string): Promise<'stopped' | 'absent'> {
    const absent = await this.#call('StopMPUTask', taskId).catch(unlessNoSuchTask);
    return absent === 'absent' ? 'absent' : 'stopped';
  }

  async status(taskId: string): Promise<TaskStatus> {
    const answer = await this.#call('GetMPUTaskStatus', taskId).catch(unlessNoSuchTask);
    if (answer === 'absent') return { is: 'absent' };
    const outcome = ENDED[Number(answer.Status)];
    if (outcome) return { is: 'ended', outcome };
    if (answer.Status === 0) return { is: 'waiting' };
    if (answer.Status === 1) return { is: 'running' };
    throw new MixerOutcomeUnknown(`GetMPUTaskStatus: ${answer.Status}`);
  }

  #call(action: string, taskId: string, parameters?: object) {
    return taskCall(this.#api, action, { appId: this.#appId, taskId }, parameters);
  }
}

/**
 * What a start and an update have in common. An update leaves what it does not name, so that each
 * says all that the scene before may have said.
 */
function sceneParams({ taskId, scene }: Omit<MixTask, 'pushUrl'>, made: MadeLayouts) {
  if (scene.mode === 'relay') return mpuRelay(taskId, scene);
  if (scene.kind === 'voice') return { ...voiceLayout(), ...mpuSound(taskId, scene) };
  const shown = { ...mpuLayout(scene, made), ...mpuPanes(scene, made) };
  return { ...shown, ...mpuSound(taskId, scene), ...mpuMixed(scene) };
}

function unlessRefusedAs(code: string) {
  return (error: unknown): undefined => {
    if (!(error instanceof MixerRefused && error.code === code)) throw error;
  };
}

/** `InvalidTask.NotFound`: https://help.aliyun.com/document_detail/2655856.html */
function unlessNoSuchTask(error: unknown): 'absent' {
  if (error instanceof MixerRefused && error.code === 'InvalidTask.NotFound') return 'absent';
  throw error;
}
