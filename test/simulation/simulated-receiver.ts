import type { RoomEvent } from '../../lib/model/event';
import { type EventReceiver, ReceiverFailed } from '../../lib/model/event-receiver';
import type { Caller } from './caller';
import type { EventInbox } from './event-inbox';
import type { Network } from './network';

/** The customer's server as one caller reaches it. */
export class SimulatedReceiver implements EventReceiver {
  readonly #inbox: EventInbox;
  readonly #network: Network;
  readonly #caller: Caller;

  constructor(options: { inbox: EventInbox; network: Network; caller: Caller }) {
    this.#inbox = options.inbox;
    this.#network = options.network;
    this.#caller = options.caller;
  }

  send(event: RoomEvent, withinMs: number): Promise<void> {
    return this.#network.call(this.#caller, {
      service: 'receiver',
      operation: 'SendEvent',
      detail: () => `${event.roomId}-${event.number}`,
      timeoutMs: withinMs,
      apply: () => this.#inbox.take(event),
      refusal: () => new ReceiverFailed('It answered 500.'),
      unknown: () => new ReceiverFailed('No answer'),
      mayBeDoubled: true,
    });
  }
}
