/** What was done to somebody: the entries of the log. */
export const ACTION_KINDS = [
  'ban-member',
  'unban-member',
  'unseat-member',
  'mute-member',
  'unmute-member',
  'update-seat',
  'add-moderator',
  'remove-moderator',
  'transfer-room',
  'moderate',
  'warn-member',
  'cover-member',
  'lift-moderation',
  'allow-stream',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Who did what to whom, when, and why. */
export interface Action {
  actionId: string;
  /** An `ActionKind`; or one of a newer version, which has written the row before a rollback. */
  kind: string;
  /** Absent: in every room. */
  roomId?: string | undefined;
  /** To whom. */
  userId: string;
  doneBy: string;
  /** Whether they did it as an admin. */
  isByAdmin: boolean;
  doneAtMs: number;
  reason: string;
}
