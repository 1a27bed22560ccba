/**
 * Moderation: a report becomes what the policy says. Nothing here needs the host.
 *
 * | dies after        | what is left                          | put right by                         |
 * |-------------------|---------------------------------------|--------------------------------------|
 * | log entry         | the deed is not done                  | the provider, which has no answer    |
 * | forbidden         | the mix runs                          | the check on the agenda stops it     |
 * | done              | the report is not marked as taken in  | sent again: the same once more       |
 *
 * A cover has a table of its own in `covers.ts`. A forbidden stream stays so until an admin allows it:
 * see `forbidden-stream.ts`. What an admin does without a report is in `moderate-by-hand.ts`.
 */
import * as z from 'zod/mini';
import { type Actor, SYSTEM } from '../model/actor';
import type { Fact } from '../model/event';
import { moderatedFact } from '../model/moderation-fact';
import type { Room } from '../model/room';
import { type RoomModeration, roomModeration } from '../model/room-moderation';
import { userIdShape } from '../model/user-id';
import { actionFor, type ModerationAction } from '../moderation-policy';
import { noteAction, reasonShape, requireAdmin } from './actions';
import { coverUsers, uncoverUser } from './covers';
import { orderStream, sendStreamOrder } from './forbidden-stream';
import { putOut } from './put-out';
import type { Services } from './services';
import { stopMix } from './stop-mix';

/** The outcome of a mix that moderation has stopped. */
const OUTCOME = 'moderated';

/** Who acts, in the log. */
const MODERATION: Actor = { userId: 'moderation', isAdmin: true };

/** What was seen or heard in a room. */
export interface ModerationReport {
  /** The same whenever it comes again. */
  reportId: string;
  roomId: string;
  userId?: string | undefined;
  label: string;
  /** How sure the provider is, 0 to 100. */
  score: number;
}

/** The body that undoes what was done: for a user, for the stream of the room, or for both. */
export const liftModerationBody = z
  .strictObject({
    userId: z.optional(userIdShape),
    allowStream: z._default(z.boolean(), false),
    reason: z._default(reasonShape, ''),
  })
  .check(
    z.refine(
      ({ userId, allowStream }) => userId !== undefined || allowStream,
      'expected userId, or allowStream',
    ),
  );

/** Takes in a report, and does what the policy says. Throws `RoomNotFound` and `RoomBusy`. */
export async function moderate(
  services: Services,
  report: ModerationReport,
): Promise<{ roomId: string }> {
  const { config, rooms, moderation, inbox, clock, log } = services;
  const { reportId, roomId, label, score } = report;
  const event = { id: `moderation ${reportId}`, content: JSON.stringify(report) };
  if ((await inbox.find(event)) !== 'first') return { roomId };
  const room = await rooms.require(roomId);
  const action = actionFor(config.moderation?.policy ?? [], report);
  log({ event: 'moderated', roomId, userId: report.userId, label, score, action });
  await act(services, room, { ...report, action });
  const { userId } = report;
  await moderation.setReport(roomId, { label, score, action, userId, atMs: clock.now() });
  await inbox.note(event, clock.now());
  return { roomId };
}

/** What is undone in a room, and by whom. */
interface Lifting extends Partial<z.infer<typeof liftModerationBody>> {
  roomId: string;
  actor: Actor;
}

type Verdict = ModerationReport & { action: ModerationAction };

async function act(services: Services, room: Room, verdict: Verdict): Promise<void> {
  const { roomId, userId, label, score, action } = verdict;
  const reason = `${label} ${score}: ${action}`;
  const shown = userId === undefined ? shownIn(room) : [userId];
  const deed = { kind: 'moderate', roomId, reason, actor: MODERATION } as const;
  await Promise.all(shown.map((each) => noteAction(services, { ...deed, userId: each })));
  const factAt = (nowMs: number) => moderatedFact(verdict, nowMs);
  const isOfGuest = userId !== undefined && userId !== room.hostId;
  // A host has no seat to be taken from, and of nobody it is not known whose it is.
  if (action === 'cover' || (action === 'unseat' && !isOfGuest)) {
    return coverUsers(services, roomId, { userIds: shown, factAt });
  }
  if (action === 'forbid') return forbid(services, roomId, factAt);
  await services.rooms.note(roomId, factAt(services.clock.now()));
  if (action === 'unseat' && isOfGuest) await putOut(services, { roomId, userId, actor: SYSTEM });
  if (action === 'stop') await stop(services, roomId);
}

/** No mix starts from the order on, so that the one that is stopped is the last. */
async function forbid(
  services: Services,
  roomId: string,
  factAt: (nowMs: number) => Fact,
): Promise<void> {
  const written = await orderStream(services, roomId, 'forbidding', factAt);
  const done = await Promise.allSettled([
    written && sendStreamOrder(services, written),
    stop(services, roomId),
  ]);
  for (const each of done) if (each.status === 'rejected') throw each.reason;
}

async function stop(services: Services, roomId: string): Promise<void> {
  await stopMix(services, { roomId, actor: SYSTEM, outcome: OUTCOME });
}

/**
 * An admin lets a user be seen and heard again, or the stream be pushed again; repeating it is
 * harmless. Throws `NotAdmin`, `RoomNotFound` and `RoomBusy`.
 */
export async function liftModeration(
  services: Services,
  { userId, allowStream = false, reason = '', ...where }: Lifting,
): Promise<RoomModeration> {
  const { roomId, actor } = where;
  const deed = { ...where, reason };
  requireAdmin(actor);
  const { hostId } = await services.rooms.require(roomId);
  if (userId !== undefined) {
    await noteAction(services, { kind: 'lift-moderation', ...deed, userId });
    await uncoverUser(services, roomId, userId);
  }
  if (allowStream) {
    await noteAction(services, { kind: 'allow-stream', ...deed, userId: hostId });
    const written = await orderStream(services, roomId, 'allowing');
    if (written) await sendStreamOrder(services, written);
  }
  return roomModeration(await services.rooms.require(roomId));
}

/** Everybody who may be seen or heard. */
function shownIn({ hostId, stage }: Room): string[] {
  const seated = stage.filter(({ state }) => state === 'seated').map(({ userId }) => userId);
  return [hostId, ...seated];
}
