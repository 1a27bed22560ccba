import * as z from 'zod/mini';
import { AppError } from '../errors';
import { roomIdShape } from '../model/room-id';
import { userIdShape } from '../model/user-id';
import type { ModerationReport } from '../use-cases/moderate';
import { verifiedMessageId } from '../webhooks/verify';
import type { HttpRequest } from './http-event';
import { readBody } from './request';
import type { HandlerServices } from './services';

/** What a provider of moderation reports, by our own format. */
const moderationBody = z.strictObject({
  roomId: roomIdShape,
  /** Whose picture or sound it is; everybody's who is seen, if it is not known. */
  userId: z.optional(userIdShape),
  label: z.string().check(z.regex(/^[\w-]{1,64}$/, 'expected 1 to 64 of A-Z a-z 0-9 _ -')),
  score: z.number().check(z.gte(0), z.lte(100)),
});

/**
 * A report, always signed: it may stop a show. Throws `Unauthenticated`, `InvalidJson` and
 * `InvalidRequest`.
 */
export function moderationReportOf(
  request: HttpRequest,
  { config, clock }: HandlerServices,
): ModerationReport {
  const { moderation } = config;
  if (!moderation) throw new AppError('Unauthenticated', 'This deployment has no moderation key.');
  const reportId = verifiedMessageId(request, moderation.keys, clock.now());
  return { reportId, ...readBody({ body: moderationBody }, request) };
}
