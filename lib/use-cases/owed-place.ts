/** A place of the quotas that a start has given back before its own write arrived. */
import type { Room } from '../model/room';
import { unlessOvertaken } from '../model/table';
import type { Services } from './services';

/**
 * Gives the place back once more when nothing can take it any more. The room may have another host by
 * then, whose mixes do not take it over.
 */
export async function giveOwedPlaceBack(
  { quotas, mixes, agenda, clock }: Services,
  { roomId, mix: { owedPlace } }: Room,
): Promise<void> {
  if (!owedPlace) return;
  const { hostId, fence, settledFromMs } = owedPlace;
  if (clock.now() < settledFromMs) return agenda.add(roomId, settledFromMs);
  await quotas.giveBack({ roomId, hostId, fence });
  await mixes.forgetPlace(roomId, owedPlace).catch(unlessOvertaken);
}
