/** The place that a mix has in the quotas, whatever failed when it was taken. */
import { AppError } from '../errors';
import { SYSTEM } from '../model/actor';
import { OVER_QUOTA, owedFrom, owesAnother, SEND_WINDOW_MS } from '../model/mix-state';
import { NOTHING_OWED, type Room } from '../model/room';
import { won } from '../model/table';
import type { Services } from './services';
import { stopMix } from './stop-mix';

/**
 * A live mix holds a place and is listed as live. If others have taken the places meanwhile, it is
 * stopped, as a limit is a limit. Answers whether it goes on.
 */
export async function keepPlace(services: Services, room: Room): Promise<boolean> {
  const { roomId, mix } = room;
  if (mix.state !== 'live' || room.state === 'closed') return true;
  const [placed] = await Promise.allSettled([
    takeIfMissing(services, room),
    services.directory.listAsLive(room),
  ]);
  if (placed.status === 'fulfilled') return true;
  if (!(placed.reason instanceof AppError)) throw placed.reason;
  await stopMix(services, { roomId, actor: SYSTEM, outcome: OVER_QUOTA });
  return false;
}

/**
 * Gives a place back that was noted, when nothing can take it any more. The room may have another host
 * by then, whose mixes do not take it over. Answers the room without what is settled.
 */
export async function giveOwedPlaceBack(services: Services, room: Room): Promise<Room> {
  const { quotas, mixes, agenda, clock } = services;
  const { roomId, mix } = room;
  const { owedHostId: hostId, owedSettledFromMs } = mix;
  if (hostId === '') return room;
  if (clock.now() < owedSettledFromMs) {
    await agenda.add(roomId, owedSettledFromMs);
    return room;
  }
  // A mix that runs keeps its own place.
  const fence = mix.state === 'idle' ? mix.fence : mix.fence - 1;
  await quotas.giveBack({ roomId, hostId, fence });
  const isForgotten = await won(mixes.forgetPlace(roomId, mix));
  return isForgotten ? { ...room, mix: { ...mix, ...NOTHING_OWED } } : room;
}

/**
 * The mix may end, and give its place back, while this one is being taken, and the answer may be lost.
 * So the room's row notes it first.
 */
async function takeIfMissing(
  { quotas, mixes, agenda, clock }: Services,
  { roomId, mix }: Room,
): Promise<void> {
  const { hostId, fence } = mix;
  const place = { roomId, hostId, fence };
  if (await quotas.holds(place)) return;
  // Another host's is given back first.
  if (owesAnother(mix, hostId)) return;
  const nowMs = clock.now();
  const owed = owedFrom(hostId, nowMs);
  const [isNoted] = await Promise.all([
    won(mixes.notePlace(roomId, mix, owed)),
    agenda.add(roomId, owed.owedSettledFromMs),
  ]);
  // An instance that was frozen meanwhile must not take what a check has given back.
  if (isNoted && clock.now() <= nowMs + SEND_WINDOW_MS) await quotas.reserve(place);
}
