import { publicType } from '../event-types';
import type { FactData, RoomEvent } from './event';

/** An event in the form of CloudEvents 1.0: https://github.com/cloudevents/spec */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  /** ISO 8601 in UTC. */
  time: string;
  datacontenttype: 'application/json';
  /** The extension for order: https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/sequence.md */
  sequence: string;
  data: FactData;
}

/** The id of an event; no other event of any room has it, as a number has no dash. */
export function eventId({ roomId, number }: RoomEvent): string {
  return `${roomId}-${number}`;
}

/** An event as it is sent: the same for the same event, always. */
export function cloudEvent(event: RoomEvent): CloudEvent {
  const { roomId, number, type, atMs, data } = event;
  return {
    specversion: '1.0',
    id: eventId(event),
    source: `/rooms/${roomId}`,
    type: publicType(type),
    subject: roomId,
    time: new Date(atMs).toISOString(),
    datacontenttype: 'application/json',
    sequence: String(number),
    data,
  };
}
