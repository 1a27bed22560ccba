/**
 * Moderation by hand: an admin does what the policy would do about a report. What is covered so is
 * lifted as any cover.
 *
 * | dies after | what is left                             | put right by                                 |
 * |------------|------------------------------------------|----------------------------------------------|
 * | log entry  | the deed is not done                     | the admin, who has no answer and asks again  |
 * | cover      | see `covers.ts`; the host is not told why | the admin, as above; the same once more     |
 * | event      | the studio does not show the warning     | the admin, as above; a second event          |
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import type { Actor } from '../model/actor';
import { byHandFact } from '../model/moderation-fact';
import { requireOpen } from '../model/room';
import { type RoomModeration, roomModeration } from '../model/room-moderation';
import { mayBeInChannel } from '../model/stage-state';
import { userIdShape } from '../model/user-id';
import { BY_HAND } from '../moderation-policy';
import { noteAction, reasonShape, requireAdmin } from './actions';
import { coverUsers } from './covers';
import type { Services } from './services';

/** The body of what is done by hand; why is for the host and the log. */
export const moderateBody = z.strictObject({
  action: z.enum(BY_HAND),
  userId: userIdShape,
  reason: reasonShape.check(z.minLength(1)),
});

const KINDS = { warn: 'warn-member', cover: 'cover-member' } as const;

/**
 * Warns the host because of a user, or covers the user; repeating it does no harm, but warns again.
 * Throws `NotAdmin`, `RoomNotFound`, `RoomClosed`, `NotOnStage` and `RoomBusy`.
 */
export async function moderateByHand(
  services: Services,
  deed: z.infer<typeof moderateBody> & { roomId: string; actor: Actor },
): Promise<RoomModeration> {
  const { rooms, moderation, clock } = services;
  const { roomId, userId, actor, ...done } = deed;
  requireAdmin(actor);
  const room = await rooms.require(roomId);
  requireOpen(room);
  if (!mayBeInChannel(room, userId)) {
    throw new AppError('NotOnStage', 'Expected the host, or somebody who has a seat.');
  }
  const { action, reason } = done;
  await noteAction(services, { kind: KINDS[action], roomId, userId, reason, actor });
  const factAt = (nowMs: number) => byHandFact({ userId, ...done }, nowMs);
  if (action === 'cover') await coverUsers(services, roomId, { userIds: [userId], factAt });
  else await rooms.note(roomId, factAt(clock.now()));
  await moderation.setReport(roomId, { userId, ...done, atMs: clock.now() });
  return roomModeration(await rooms.require(roomId));
}
