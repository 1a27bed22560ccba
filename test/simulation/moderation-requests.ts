import { BY_HAND, type ModerationPolicy } from '../../lib/moderation-policy';
import { liftModeration, moderate } from '../../lib/use-cases/moderate';
import { moderateByHand } from '../../lib/use-cases/moderate-by-hand';
import { GUESTS } from './guests';
import { hostOf } from './host';
import type { Random } from './random';
import type { Request } from './request';

const ADMIN = { userId: 'admin', isAdmin: true };

/** Of each action one label. */
export const POLICY: ModerationPolicy = [
  { label: 'warn', minScore: 0, action: 'warn' },
  { label: 'cover', minScore: 0, action: 'cover' },
  { label: 'unseat', minScore: 0, action: 'unseat' },
  { label: 'stop', minScore: 0, action: 'stop' },
  { label: 'forbid', minScore: 0, action: 'forbid' },
];
const LABELS = ['cover', 'cover', 'cover', 'cover', 'unseat', 'warn', 'note', 'stop'] as const;

/** A report of the provider, mostly about a guest; the same whenever it is sent again. */
export function drawReport(random: Random, roomId: string): Request {
  const label = random.pick(LABELS);
  return reportRequest(random, roomId, label);
}

/** A report with this label. */
export function reportRequest(random: Random, roomId: string, label: string): Request {
  const reportId = `report-${random.between(0, 2 ** 31)}`;
  const userId = random.pick([...GUESTS, ...GUESTS, hostOf(roomId).userId, undefined]);
  const report = { reportId, roomId, userId, label, score: 90 };
  return async ({ services, moderationChecks }) => {
    moderationChecks.sent(report);
    await moderate(services, report);
    moderationChecks.taken(report);
    return 'done';
  };
}

/** An admin warns of somebody or covers them, on stage or not; the same whenever it is sent again. */
export function drawByHand(random: Random, roomId: string): Request {
  const userId = random.pick([...GUESTS, hostOf(roomId).userId]);
  const action = random.pick(BY_HAND);
  const reason = `by hand ${random.between(0, 2 ** 31)}`;
  const told = { reportId: '', roomId, userId, label: reason };
  return async ({ services, moderationChecks }) => {
    moderationChecks.sent(told);
    await moderateByHand(services, { roomId, userId, action, reason, actor: ADMIN });
    moderationChecks.taken(told);
    return 'done';
  };
}

/** An admin lets somebody be seen again. */
export function drawLift(random: Random, roomId: string): Request {
  const userId = random.pick([...GUESTS, hostOf(roomId).userId]);
  return async ({ services }) => {
    await liftModeration(services, { roomId, userId, reason: '', actor: ADMIN });
    return 'done';
  };
}
