/** The place that a mix has in the quotas, whatever failed when it was taken. */
import { AppError } from '../errors';
import { SYSTEM } from '../model/actor';
import { OVER_QUOTA, SEND_WINDOW_MS, VERIFY_AFTER_MS } from '../model/mix-state';
import type { Room } from '../model/room';
import { unlessOvertaken, won } from '../model/table';
import type { Place } from '../store/quota-store';
import type { Services } from './services';
import { stopMix } from './stop-mix';

/**
 * A live mix holds a place and is listed as live. If others have taken the places meanwhile, it is
 * stopped, as a limit is a limit. Answers whether it goes on.
 */
export async function keepPlace(services: Services, room: Room): Promise<boolean> {
  const { roomId, mix } = room;
  if (mix.state !== 'live' || room.state === 'closed') return true;
  const place = { roomId, hostId: mix.hostId, fence: mix.fence };
  const [placed] = await Promise.allSettled([
    takeIfMissing(services, place),
    services.directory.listAsLive(room),
  ]);
  if (placed.status === 'fulfilled') return true;
  if (!(placed.reason instanceof AppError)) throw placed.reason;
  await stopMix(services, { roomId, actor: SYSTEM, outcome: OVER_QUOTA });
  return false;
}

/**
 * Gives a place back that was noted, when nothing can take it any more. The room may have another host
 * by then, whose mixes do not take it over.
 */
export async function giveOwedPlaceBack(
  { quotas, mixes, agenda, clock }: Services,
  { roomId, mix }: Room,
): Promise<void> {
  const { owedPlace } = mix;
  if (!owedPlace) return;
  const { hostId, fence, settledFromMs } = owedPlace;
  if (clock.now() < settledFromMs) return agenda.add(roomId, settledFromMs);
  const isOver = mix.fence !== fence || mix.state === 'idle';
  if (isOver) await quotas.giveBack({ roomId, hostId, fence });
  await mixes.forgetPlace(roomId, owedPlace).catch(unlessOvertaken);
}

/**
 * The mix may end, and give its place back, while this one is being taken, and the answer may be lost.
 * So the room's row notes it first.
 */
async function takeIfMissing(
  { quotas, mixes, agenda, clock }: Services,
  place: Place,
): Promise<void> {
  if (await quotas.holds(place)) return;
  const { roomId, hostId, fence } = place;
  const nowMs = clock.now();
  const settledFromMs = nowMs + VERIFY_AFTER_MS;
  const [isNoted] = await Promise.all([
    won(mixes.notePlace(roomId, { hostId, fence, settledFromMs })),
    agenda.add(roomId, settledFromMs),
  ]);
  // An instance that was frozen meanwhile must not take what a check has given back.
  if (isNoted && clock.now() <= nowMs + SEND_WINDOW_MS) await quotas.reserve(place);
}
