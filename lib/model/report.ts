import type { ModerationAction } from '../moderation-policy';

/** The last report of moderation about a room, for those who keep order in it. */
export interface LastReport {
  label: string;
  /** How sure the provider is, 0 to 100. */
  score: number;
  action: ModerationAction;
  /** Whom it is about; absent if the provider does not know. */
  userId?: string | undefined;
  atMs: number;
}
