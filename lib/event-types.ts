/** What can happen in a room, in the order in which it is told when it happens at once. */
export const EVENT_TYPES = [
  'room.opened',
  'room.closed',
  'mix.started',
  'mix.ended',
  'seat.invited',
  'seat.taken',
  'seat.left',
  'pk.started',
  'pk.ended',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What the types of our events begin with where others are told them, too. */
const PREFIX = 'lianmai.';

/** The type as a customer's server is told it, for example `lianmai.mix.started`. */
export function publicType(type: EventType): string {
  return PREFIX + type;
}
