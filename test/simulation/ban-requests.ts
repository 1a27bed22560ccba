import { banMember, unbanMember } from '../../lib/use-cases/bans';
import { GUESTS } from './guests';
import type { Random } from './random';
import type { Request } from './request';

const ADMIN = { userId: 'admin', isAdmin: true };

/** A ban of a guest, from the room or now and then from every room; some end by themselves. */
export function drawBan(random: Random, roomId: string): Request {
  const userId = random.pick(GUESTS);
  const where = random.chance(0.3) ? {} : { roomId };
  const lastsMs = random.pick([undefined, undefined, 20_000]);
  return async ({ services, actor, calledAtMs }) => {
    const until = lastsMs && new Date(calledAtMs + lastsMs).toISOString();
    const terms = { ...where, ...(until && { until }), userId, reason: 'Spam' };
    await banMember(services, { ...terms, actor: where.roomId ? actor : ADMIN });
    return 'done';
  };
}

/** Lifting one. */
export function drawUnban(random: Random, roomId: string): Request {
  const userId = random.pick(GUESTS);
  const where = random.chance(0.3) ? {} : { roomId };
  return async ({ services, actor }) => {
    const lifted = { ...where, userId, reason: '', actor: where.roomId ? actor : ADMIN };
    await unbanMember(services, lifted);
    return 'done';
  };
}

/** Lifting the ban of a user from every room. */
export function unbanRequest(userId: string): Request {
  return async ({ services, actor }) => {
    await unbanMember(services, { userId, reason: '', actor });
    return 'done';
  };
}
