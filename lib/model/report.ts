import type { ModerationAction } from '../moderation-policy';

/** What moderation has done last in a room, for those who keep order in it. */
export interface LastReport {
  /** What a provider has seen or heard; absent of what an admin has done by hand. */
  label?: string | undefined;
  /** How sure the provider is, 0 to 100; absent without one. */
  score?: number | undefined;
  /** Why an admin has done it by hand; absent of a provider. */
  reason?: string | undefined;
  action: ModerationAction;
  /** Whom it is about; absent if the provider does not know. */
  userId?: string | undefined;
  atMs: number;
}
