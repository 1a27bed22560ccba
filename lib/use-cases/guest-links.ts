/** Guests by a link: the host's word for one seat, given to nobody in particular. */
import * as z from 'zod/mini';
import { type Actor, displayName, requireHost } from '../model/actor';
import {
  holdForLink,
  INVITATION,
  linkSeatId,
  newInvitation,
  takeLinkSeat,
} from '../model/guest-link';
import { requireOpen } from '../model/room';
import { stageTerms } from '../model/seat-number';
import { seatNumberShape } from '../model/seat-number-shape';
import type { StoreServices } from './services';
import { changeStage, type Standing, standingIn } from './stage';

/** An evening; a link that nobody uses keeps a seat from others. */
const MAX_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/** The body of a new link. */
export const inviteGuestBody = z.strictObject({
  expiresInMinutes: z._default(z.int().check(z.gte(1), z.lte(MAX_MINUTES)), 60),
});

/** The body of a request: with an invitation it is no request, as the host has said yes already. */
export const requestStageBody = z.strictObject({
  invitation: z.optional(z.string().check(z.regex(INVITATION, 'expected 22 letters of base64url'))),
  seatNumber: z.optional(seatNumberShape),
});

/** A link that was made; the secret is in no other answer. */
export interface GuestLink {
  roomId: string;
  /** Stands for the guest until one comes; by it the host takes the link back. */
  userId: string;
  invitation: string;
  expiresAtMs: number;
}

/**
 * The host holds a seat for the person who comes with the link. Throws `RoomNotFound`,
 * `RoomClosed`, `NotRoomHost`, `StageFull` and `RoomBusy`.
 */
export async function inviteGuest(
  services: StoreServices,
  { roomId, actor, ...body }: { roomId: string; actor: Actor } & z.infer<typeof inviteGuestBody>,
): Promise<GuestLink> {
  const invitation = newInvitation();
  const userId = linkSeatId(invitation);
  const nowMs = services.clock.now();
  const expiresAtMs = nowMs + body.expiresInMinutes * MINUTE_MS;
  await changeStage(services, roomId, (room) => {
    requireHost(room, actor);
    requireOpen(room);
    return holdForLink(room.stage, { userId, expiresAtMs }, stageTerms(room, nowMs));
  });
  return { roomId, userId, invitation, expiresAtMs };
}

/**
 * The caller takes the seat that a link holds. One conditional write decides, so that the link is
 * used once, however many come with it. Throws `RoomNotFound`, `RoomClosed`, `NotInvited`, `Banned`,
 * `StageFull`, `RateLimited` and `RoomBusy`.
 */
export async function takeGuestLink(
  services: StoreServices,
  { roomId, actor, invitation }: { roomId: string; actor: Actor; invitation: string },
): Promise<Standing> {
  const { userId } = actor;
  const nowMs = services.clock.now();
  await services.quotas.countCall(userId, nowMs);
  const guest = { userId, name: displayName(actor), linkId: linkSeatId(invitation) };
  const changed = await changeStage(services, roomId, (room) => {
    requireOpen(room);
    if (userId === room.hostId) return room.stage;
    return takeLinkSeat(room.stage, guest, stageTerms(room, nowMs));
  });
  await services.members.forgetRequest(roomId, userId);
  return standingIn(changed, [], userId);
}
