/** Joining a room: everyone on stage is in the room's own RTC channel, the audience plays. */
export const ROLES = ['host', 'cohost', 'audience'] as const;
export type Role = (typeof ROLES)[number];
