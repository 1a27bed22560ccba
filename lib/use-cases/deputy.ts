/**
 * The host has been away for the grace, and has named a deputy, who is on stage and in the channel:
 * the show goes on with them, in the same task and stream. It is handed over as by hand, but that the
 * host has no seat afterwards: whoever is away holds none. A host who comes back is one of the audience,
 * asks for a seat, and can be given the room again.
 *
 * | dies after          | row          | put right by                                                 |
 * |---------------------|--------------|--------------------------------------------------------------|
 * | host asked for      | the old host | the check that follows: the host is still away, or is back   |
 * | deputy asked for    | the old host | the same                                                     |
 * | on the agenda       | the old host | that check                                                   |
 * | row written         | the deputy   | that check: sends the scene, and gives questions back        |
 *
 * A PK ends before, as its grace is no longer than the host's; an invitation to one is waited for. An
 * answer to a paid question ends as it does with any host who is away.
 */
import { AppError } from '../errors';
import { SYSTEM } from '../model/actor';
import { handedOver } from '../model/handover';
import type { Member } from '../model/presence';
import type { Room } from '../model/room';
import { isHostThere, isUserThere } from './host-presence';
import type { Services } from './services';
import { stopMix } from './stop-mix';
import { handOver } from './transfer-room';

/** Others have changed the room at the same time. */
const TRY_AGAIN_MS = 1000;

/**
 * Gives the room to the deputy, or stops its mix if the deputy is not there, or is banned. Answers when
 * to check again if it could not be done yet, or the host is there after all.
 */
export async function takeOver(
  services: Services,
  room: Room,
  { userId, members }: { userId: string; members: Member[] },
): Promise<number | undefined> {
  const nowMs = services.clock.now();
  const { roomId, pk } = room;
  if (await isHostThere(services, room, members)) return nowMs + room.hostGraceSeconds * 1000;
  if (pk) return Math.max(pk.deadlineMs, nowMs + TRY_AGAIN_MS);
  const isThere = await isUserThere(services, { roomId, userId }, members);
  const handed = isThere && (await give(services, room, userId).catch(unlessBanned));
  if (handed === false) {
    await stopMix(services, { roomId, actor: SYSTEM, outcome: 'host-gone' });
    return undefined;
  }
  return handed ? undefined : nowMs + TRY_AGAIN_MS;
}

function give(services: Services, room: Room, userId: string): Promise<Room | undefined> {
  const after = handedOver(room, { userId, leavesStage: true }, services.clock.now());
  return handOver(services, { room, after, because: 'host-gone' });
}

function unlessBanned(error: unknown): false {
  if (error instanceof AppError && error.code === 'Banned') return false;
  throw error;
}
