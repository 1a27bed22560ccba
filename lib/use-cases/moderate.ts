/**
 * Moderation: a report becomes what the policy says. Nothing here needs the host.
 *
 * | dies after        | what is left                          | put right by                         |
 * |-------------------|---------------------------------------|--------------------------------------|
 * | log entry         | the deed is not done                  | the provider, which has no answer    |
 * | cover in the row  | the service still shows the pane      | the check on the agenda sends it     |
 * | done              | the report is not marked as taken in  | sent again: the same once more       |
 *
 * A cover is part of the scene, so that every scene which is sent later has it, whoever changes what;
 * it ends with the show or by an admin.
 */
import * as z from 'zod/mini';
import { type Actor, SYSTEM } from '../model/actor';
import { withCover, withoutCover } from '../model/cover';
import type { Fact } from '../model/event';
import { liftedFact, moderatedFact } from '../model/moderation-fact';
import type { Room } from '../model/room';
import { unlessOvertaken } from '../model/table';
import { actionFor, type ModerationAction } from '../moderation-policy';
import { noteAction, reasonShape, requireAdmin } from './actions';
import { putOut } from './put-out';
import { RECHECK_AFTER_MS } from './recheck';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { roomBusy, type SeatChange } from './stage';
import { stopMix } from './stop-mix';

/** How often a change is tried again when others change the scene at the same time. */
const MAX_TRIES = 5;

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

/** The body that lifts a cover. */
export const liftModerationBody = z.strictObject({ reason: z._default(reasonShape, '') });

/** Takes in a report, and does what the policy says. Throws `RoomNotFound` and `RoomBusy`. */
export async function moderate(
  services: Services,
  report: ModerationReport,
): Promise<{ roomId: string }> {
  const { config, rooms, inbox, clock, log } = services;
  const { reportId, roomId, label, score } = report;
  const event = { id: `moderation ${reportId}`, content: JSON.stringify(report) };
  if ((await inbox.find(event)) !== 'first') return { roomId };
  const room = await rooms.require(roomId);
  const action = actionFor(config.moderation?.policy ?? [], report);
  log({ event: 'moderated', roomId, userId: report.userId, label, score, action });
  await act(services, room, { ...report, action });
  const { userId } = report;
  await rooms.setReport(roomId, { label, score, action, userId, atMs: clock.now() });
  await inbox.note(event, clock.now());
  return { roomId };
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
    const url = services.config.moderation?.coverUrl;
    const isNew = await changeCover(services, roomId, {
      decide: (read) => withCover(read, shown, url),
      factAt,
    });
    if (isNew) return;
  }
  await services.rooms.note(roomId, factAt(services.clock.now()));
  if (action === 'unseat' && isOfGuest) await putOut(services, { roomId, userId, actor: SYSTEM });
  if (action === 'stop') await stopMix(services, { roomId, actor: SYSTEM, outcome: OUTCOME });
}

/**
 * An admin lets a user be seen and heard again; repeating it is harmless. Throws `NotAdmin`,
 * `RoomNotFound` and `RoomBusy`.
 */
export async function liftModeration(
  services: Services,
  { reason = '', ...change }: SeatChange & { reason?: string },
): Promise<{ roomId: string; userId: string; covered: readonly string[] }> {
  const { roomId, userId, actor } = change;
  requireAdmin(actor);
  await services.rooms.require(roomId);
  await noteAction(services, { kind: 'lift-moderation', ...change, reason });
  await changeCover(services, roomId, {
    decide: (read) => withoutCover(read, userId),
    factAt: (nowMs) => liftedFact(userId, nowMs),
  });
  const { cover } = await services.rooms.require(roomId);
  return { roomId, userId, covered: cover?.userIds ?? [] };
}

/** Changes who is covered, and notes it; answers whether anything had to change. */
async function changeCover(
  services: Services,
  roomId: string,
  change: { decide(room: Room): Room['cover']; factAt(nowMs: number): Fact },
): Promise<boolean> {
  const { rooms, agenda, clock } = services;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await rooms.require(roomId);
    const nowMs = clock.now();
    const cover = change.decide(room);
    if (cover === room.cover) return false;
    const [changed] = await Promise.all([
      rooms.setCover(room, cover, change.factAt(nowMs)).catch(unlessOvertaken),
      agenda.add(roomId, nowMs + RECHECK_AFTER_MS),
    ]);
    if (changed) {
      await applySceneOrLater(services, changed);
      return true;
    }
  }
  throw roomBusy();
}

/** Everybody who may be seen or heard. */
function shownIn({ hostId, stage }: Room): string[] {
  const seated = stage.filter(({ state }) => state === 'seated').map(({ userId }) => userId);
  return [hostId, ...seated];
}
