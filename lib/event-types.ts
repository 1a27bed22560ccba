/** What can happen in a room, in the order in which events are sent when they happen at once. */
export const EVENT_TYPES = [
  'room.opened',
  'room.transferred',
  'room.closed',
  'mix.started',
  'mix.mode-changed',
  'mix.ended',
  'mix.lost',
  'member.joined',
  'stage.requested',
  'seat.invited',
  'seat.taken',
  'seat.moved',
  'seat.left',
  'seat.removed',
  'member.left',
  'member.banned',
  'member.unbanned',
  'pk.invited',
  'pk.started',
  'pk.rooms-changed',
  'pk.round-started',
  'pk.round-ended',
  'pk.ended',
  'question.paid',
  'question.answered',
  'question.refunded',
  'recording.started',
  'recording.ended',
  'replay.ready',
  'moderation.acted',
  'moderation.lifted',
  'moderation.stream-allowed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What the types of our events begin with, as others see them. */
const PREFIX = 'lianmai.';

/** The type as a customer's server gets it, for example `lianmai.mix.started`. */
export function publicType(type: string): string {
  return PREFIX + type;
}
