import {
  type Mixer,
  MixerOutcomeUnknown,
  MixerRefused,
  type MixTask,
  type TaskStatus,
} from '../../lib/model/mixer';
import type { Caller } from './caller';
import type { Network } from './network';
import type { Random } from './random';
import type { RtcService } from './rtc-service';

// The time-outs of lib's client of the API, said again so that the simulation has them.
const CONNECT_TIMEOUT_MS = 2000;
const READ_TIMEOUT_MS = 5000;

/** The RTC service as one caller reaches it: over a network, with the time-outs of lib. */
export class SimulatedMixer implements Mixer {
  readonly #rtc: RtcService;
  readonly #network: Network;
  readonly #caller: Caller;
  readonly #random: Random;

  constructor(options: { rtc: RtcService; network: Network; caller: Caller; random: Random }) {
    this.#rtc = options.rtc;
    this.#network = options.network;
    this.#caller = options.caller;
    this.#random = options.random;
  }

  async start(task: MixTask): Promise<void> {
    await this.#call('StartMPUTask', task.taskId, () => this.#rtc.start(task));
  }

  update({ taskId, scene }: Omit<MixTask, 'pushUrl'>): Promise<void> {
    return this.#call('UpdateMPUTask', taskId, () => this.#rtc.update(taskId, scene));
  }

  stop(taskId: string): Promise<'stopped' | 'absent'> {
    return this.#call('StopMPUTask', taskId, () => this.#rtc.stop(taskId));
  }

  status(taskId: string): Promise<TaskStatus> {
    return this.#call('GetMPUTaskStatus', taskId, () => this.#rtc.status(taskId));
  }

  #call<T>(operation: string, taskId: string, apply: () => T): Promise<T> {
    const throttled = this.#random.chance(0.5);
    return this.#network.call(this.#caller, {
      service: 'rtc',
      operation,
      detail: () => taskId,
      timeoutMs: READ_TIMEOUT_MS + this.#random.between(0, CONNECT_TIMEOUT_MS),
      apply,
      refusal: () => new MixerRefused(throttled ? 'Throttling.User' : 'Forbidden', { throttled }),
      unknown: () => new MixerOutcomeUnknown(operation),
      mayBeDoubled: true,
    });
  }
}
