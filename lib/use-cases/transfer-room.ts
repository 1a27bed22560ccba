/**
 * Handing a room over to a co-host who is on stage: the same task, stream and play addresses, and the
 * audience's players keep their connections. One conditional write makes the co-host the host, swaps
 * the seats, and tells it as an event. When a call dies right after a step:
 *
 * | dies after        | row          | scene        | put right by                                         |
 * |-------------------|--------------|--------------|------------------------------------------------------|
 * | noted (by admins) | the old host | the old host | nothing to do: the log may tell more than was done   |
 * | on the agenda     | the old host | the old host | the check: it finds nothing to do                    |
 * | row written       | the new host | the old host | the check: sends the scene, puts out who has no seat |
 * | scene sent        | the new host | the new host | the check: numbers the event, gives questions back   |
 *
 * What has a host beside the room's row, and who has it afterwards:
 *
 * | what                                     | afterwards                                               |
 * |------------------------------------------|----------------------------------------------------------|
 * | who may change the room, read its people, events, usage, actions and bans | the new host |
 * | the mix that runs: quota of mixes, usage | the one for whom it was started, until it ends            |
 * | a place that a failed start may take yet | settled within 30 s; the new host starts only then        |
 * | recordings and replays                   | who was host when the recording began; later ones the new |
 * | gifts of past rounds                     | the hosts who played them                                 |
 * | PK, or an invitation to one              | refused meanwhile, as the other room names the host       |
 * | pauses after refused PKs, the last PK    | the room's, as they were                                  |
 * | paid questions                           | come back: they were for the old host. A running answer   |
 * |                                          | refuses the handover; the new host sets new terms         |
 * | moderators                               | as they were, without the new host                        |
 * | bans, guest links, stage requests        | the room's, as they were                                  |
 * | rules of seats, mutes, covers            | the seats', the users'; the new host is not muted         |
 * | the room id                              | whoever created the room: only they can open it again     |
 */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import {
  type Handover,
  type HandoverReason,
  handedOver,
  isRepeated,
  requireNoAnswer,
  requireNoPk,
} from '../model/handover';
import { type Room, requireOpen } from '../model/room';
import { newcomers } from '../model/stage-state';
import { StoreFailed, unlessOvertaken } from '../model/table';
import { userIdShape } from '../model/user-id';
import { noteAction } from './actions';
import { requireNotBanned } from './ban-check';
import { isUserThere } from './host-presence';
import { putOutOfChannel } from './put-out';
import { followQuestionsOrLater } from './question-follow';
import { RECHECK_AFTER_MS } from './recheck';
import { applySceneOrLater } from './scene';
import type { Services } from './services';
import { roomBusy } from './stage';

/** How often it is tried again when others change the room at the same time. */
const MAX_TRIES = 5;

/** A service that did not answer may do so after this. */
const ASK_AGAIN_MS = 1000;

/** The body: to whom, and whether the host leaves the stage by it. */
export const transferRoomBody = z.strictObject({
  userId: userIdShape,
  leavesStage: z._default(z.boolean(), false),
});

/**
 * Makes a co-host, who is seated and in the channel, the host; the host so far takes their seat, or
 * leaves the stage. To whom the room is already, nothing changes, also when the host so far says it
 * again. Answers the room as it is then. Throws `RoomNotFound`, `NotRoomHost`, `RoomClosed`,
 * `NotOnStage`, `NotInChannel`, `Banned`, `SeatLocked`, `PkBusy` in or before a PK, `AnswerRunning`,
 * `RoomBusy`, `MixerUnavailable`, and `InvalidRequest` if the room has the seat no more.
 */
export async function transferRoom(
  services: Services,
  transfer: Handover & { roomId: string; actor: Actor },
): Promise<Room> {
  const { roomId, userId, actor } = transfer;
  let isNoted = false;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const room = await services.rooms.require(roomId);
    if (!isRepeated(room, transfer)) requireHost(room, actor);
    requireOpen(room);
    if (room.hostId === userId) return room;
    requireNoPk(room);
    requireNoAnswer(room);
    const after = handedOver(room, transfer, services.clock.now());
    await requireThere(services, { roomId, userId });
    if (actor.isAdmin && !isNoted) {
      await noteAction(services, { kind: 'transfer-room', roomId, userId, reason: '', actor });
    }
    isNoted = true;
    const handed = await handOver(services, { room, after, because: 'by-hand' });
    if (handed) return handed;
  }
  throw roomBusy();
}

/** Writes that the room has another host, and brings about what follows; nothing if others were faster. */
export async function handOver(
  services: Services,
  { room, after, because }: { room: Room; after: Room; because: HandoverReason },
): Promise<Room | undefined> {
  const { roomStages, agenda, clock } = services;
  const { roomId, hostId } = room;
  // After the room was read: a ban that comes later changes the stage, and this write fails.
  const people = [after.hostId, ...newcomers(room.stage, after.stage)];
  await requireNotBanned(services, people, roomId);
  const nowMs = clock.now();
  // First, as the check does what a call that dies has left.
  await agenda.add(roomId, nowMs + RECHECK_AFTER_MS);
  const handed = await roomStages.handOver(room, after, { nowMs, because }).catch(unlessOvertaken);
  if (!handed) return undefined;
  const isOffStage = !handed.stage.some(({ userId }) => userId === hostId);
  await Promise.all([
    applySceneOrLater(services, handed),
    isOffStage && putOutOfChannel(services, roomId, hostId),
    room.qna && followQuestionsOrLater(services, roomId),
  ]);
  return handed;
}

/** Who cannot tell who is there may be asked again. */
function unlessKnown(cause: unknown): never {
  if (cause instanceof StoreFailed) throw cause;
  const message = 'The RTC service did not say who is in the channel; try again.';
  throw new AppError('MixerUnavailable', message, { retryAfterMs: ASK_AGAIN_MS, cause });
}

async function requireThere(
  services: Services,
  { roomId, userId }: { roomId: string; userId: string },
): Promise<void> {
  const { members } = await services.members.load(roomId);
  if (members.some((member) => member.userId === userId && member.isPresent)) return;
  const isThere = isUserThere(services, { roomId, userId }, members).catch(unlessKnown);
  if (await isThere) return;
  throw new AppError('NotInChannel', 'Only who is in the channel can be given the room.');
}
