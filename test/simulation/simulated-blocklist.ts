import { type Blocklist, BlocklistFailed } from '../../lib/model/blocklist';
import type { BlockService } from './block-service';
import type { Caller } from './caller';
import type { Network } from './network';

// The time-out of lib's clients, said again so that the simulation has it.
const TIMEOUT_MS = 5000;

interface Reached {
  blocked: BlockService;
  network: Network;
  caller: Caller;
}

/** The live service's list as one caller reaches it. */
export class SimulatedBlocklist implements Blocklist {
  readonly #reached: Reached;

  constructor(reached: Reached) {
    this.#reached = reached;
  }

  forbid(stream: string): Promise<void> {
    return this.#call('ForbidLiveStream', stream, () => this.#reached.blocked.forbid(stream));
  }

  allow(stream: string): Promise<void> {
    return this.#call('ResumeLiveStream', stream, () => this.#reached.blocked.allow(stream));
  }

  #call(operation: string, stream: string, apply: () => void): Promise<void> {
    const { network, caller } = this.#reached;
    return network.call(caller, {
      service: 'rtc',
      operation,
      detail: () => stream,
      timeoutMs: TIMEOUT_MS,
      apply,
      refusal: () => new BlocklistFailed('Throttling.User'),
      unknown: () => new BlocklistFailed('No answer'),
      mayBeDoubled: false,
    });
  }
}
