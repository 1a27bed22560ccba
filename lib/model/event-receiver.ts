import type { RoomEvent } from './event';

/** The customer's server, as it is told of events. */
export interface EventReceiver {
  /** Sends an event. Throws `ReceiverFailed` unless it is taken within so many milliseconds. */
  send(event: RoomEvent, withinMs: number): Promise<void>;
}

/** It may have got the event, or may not. */
export class ReceiverFailed extends Error {
  override name = 'ReceiverFailed';
}
