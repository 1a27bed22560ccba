import type { ModerationAction } from '../moderation-policy';
import type { Fact } from './event';

/** What was done about a report. */
export function moderatedFact(
  verdict: {
    reportId: string;
    userId?: string | undefined;
    label: string;
    score: number;
    action: ModerationAction;
  },
  nowMs: number,
): Fact {
  const { reportId, userId, label, score, action } = verdict;
  const data = { ...(userId !== undefined && { userId }), label, score, action };
  return { type: 'moderation.acted', atMs: nowMs, data, about: `report ${reportId}`, rank: nowMs };
}

/** What an admin has done by hand, and why. */
export function byHandFact(
  data: { userId: string; action: ModerationAction; reason: string },
  nowMs: number,
): Fact {
  const about = `${data.action} of ${data.userId}`;
  return { type: 'moderation.acted', atMs: nowMs, data, about, rank: nowMs };
}

/** The live service takes the room's stream again. */
export function streamAllowedFact(nowMs: number): Fact {
  const type = 'moderation.stream-allowed';
  return { type, atMs: nowMs, data: {}, about: 'forbidden stream', rank: nowMs };
}

/** A user may be seen and heard again. */
export function liftedFact(userId: string, nowMs: number): Fact {
  const data = { userId };
  return { type: 'moderation.lifted', atMs: nowMs, data, about: `cover of ${userId}`, rank: nowMs };
}
