/** Whether a room's host, or another user, is in its channel: by events, and by the channel itself where it matters. */

import { describeError } from '../log';
import { type Member, memberNamed, seenEvent } from '../model/presence';
import type { Room } from '../model/room';
import { hostOf } from '../model/room-step';
import type { Services } from './services';

/**
 * Asks the channel whether the host is there, as an event may have been lost; a host of whom no event
 * tells is noted as seen. Throws if the service cannot tell.
 */
export async function isHostThere(
  services: Services,
  { roomId, hostId }: Room,
  known: Member[],
): Promise<boolean> {
  return isUserThere(services, { roomId, userId: hostId }, known);
}

/** The same of any user. */
export async function isUserThere(
  { channels, members, clock }: Services,
  { roomId, userId }: { roomId: string; userId: string },
  known: Member[],
): Promise<boolean> {
  const atMs = clock.now();
  const users = await channels.users(roomId);
  if (!users.includes(userId)) return false;
  if (!memberNamed(userId, known).isPresent) {
    await members.record(seenEvent(roomId, userId, atMs));
  }
  return true;
}

/** Notes that the host is there, if no event has said so. What fails is only logged. */
export async function noteHost(services: Services, room: Room): Promise<void> {
  try {
    const { members } = await services.members.load(room.roomId);
    if (!hostOf(room, members).isPresent) await isHostThere(services, room, members);
  } catch (error) {
    services.log({ event: 'host-unknown', roomId: room.roomId, error: describeError(error) });
  }
}
