/** As whom somebody joins a room; the audience plays, and needs no channel. */
export const ROLES = ['host', 'cohost', 'audience'] as const;
/** One of them. */
export type Role = (typeof ROLES)[number];
