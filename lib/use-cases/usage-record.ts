/** Writing down what tasks have cost, however much went wrong when they ended. */

import type { EndedTask, Room } from '../model/room';
import { unlessOvertaken } from '../model/table';
import type { UsageServices } from './services';

/**
 * Writes the usage of the room's ended tasks again, in full, and gives their places back: what was
 * written when they ended may be lost. Repeating it is harmless.
 */
export async function recordUsage(services: UsageServices, room: Room): Promise<void> {
  const { unrecorded } = room.mix;
  await Promise.all(unrecorded.map((task) => recordTask(services, room, task)));
  await services.mixes.markRecorded(room.roomId, unrecorded).catch(unlessOvertaken);
}

async function recordTask(
  { usage, quotas }: UsageServices,
  { roomId, mix }: Room,
  { fence, hostId, startedAtMs, endedAtMs, relayedMs, outcome }: EndedTask,
): Promise<void> {
  const task = { roomId, fence, startedAtMs };
  await quotas.giveBack({ roomId, hostId, fence });
  const { params, generation } = mix;
  // The row has what a task was ordered for until the next one is.
  if (params && mix.fence === fence) await usage.open({ ...task, hostId, generation, params });
  await usage.close(task, { endedAtMs, relayedMs, outcome });
}
