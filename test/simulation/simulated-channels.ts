import type { Channels } from '../../lib/model/channels';
import type { Caller } from './caller';
import type { Network } from './network';
import type { RtcService } from './rtc-service';

const TIMEOUT_MS = 7000;

/** The RTC service's list of users as one caller reaches it. */
export class SimulatedChannels implements Channels {
  readonly #rtc: RtcService;
  readonly #network: Network;
  readonly #caller: Caller;

  constructor(options: { rtc: RtcService; network: Network; caller: Caller }) {
    this.#rtc = options.rtc;
    this.#network = options.network;
    this.#caller = options.caller;
  }

  users(channelId: string): Promise<string[]> {
    return this.#network.call(this.#caller, {
      service: 'rtc',
      operation: 'DescribeChannelUsers',
      detail: () => channelId,
      timeoutMs: TIMEOUT_MS,
      apply: () => this.#rtc.channels.users(channelId),
      refusal: () => new Error('Throttling.User'),
      unknown: () => new Error('No answer'),
      mayBeDoubled: false,
    });
  }

  remove(channelId: string, userIds: string[]): Promise<void> {
    return this.#network.call(this.#caller, {
      service: 'rtc',
      operation: 'RemoveTerminals',
      detail: () => `${userIds.join(', ')} of ${channelId}`,
      timeoutMs: TIMEOUT_MS,
      apply: () => this.#rtc.channels.remove(channelId, userIds),
      refusal: () => new Error('Throttling.User'),
      unknown: () => new Error('No answer'),
      mayBeDoubled: true,
    });
  }
}
