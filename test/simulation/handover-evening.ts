import { transferRoom } from '../../lib/use-cases/transfer-room';
import type { Answer } from './function-call';
import { GUESTS } from './guests';
import { hostOf, presentHostOf } from './host';
import { OPERATIONS } from './operations';
import type { Random } from './random';
import type { Request } from './request';
import type { Stage } from './stage';

/** Moments of these are shared by the clients of a room, so that their calls meet. */
const BEAT_MS = 4000;
const ADMIN = { userId: 'admin', isAdmin: true };

/** The room goes from host to host, and each acts as one; some believe that they still are. */
export async function playHandovers(stage: Stage, roomId: string): Promise<void> {
  const { world, cloud, endMs } = stage;
  const { random, scheduler } = world;
  const deeds = OPERATIONS.filter(({ by }) => by === 'host');
  const calls: Promise<Answer>[] = [];
  const call = (operation: string, request: Request, actor = presentHostOf(cloud.rows, roomId)) => {
    const patienceMs = random.pick([2000, 10_000]);
    calls.push(cloud.invoke({ operation, roomId, actor, request, patienceMs }));
  };
  for (;;) {
    const waitMs = BEAT_MS - (world.nowMs % BEAT_MS) + random.between(0, 15);
    if (world.nowMs + waitMs >= endMs) break;
    await scheduler.sleep(waitMs);
    const former = presentHostOf(cloud.rows, roomId);
    for (let times = random.between(1, 2); times > 0; times--) {
      const actor = random.chance(0.2) ? ADMIN : former;
      call('transferRoom', drawTransfer(random, roomId), actor);
    }
    if (random.chance(0.5)) continue;
    const deed = random.pickByWeight(deeds);
    if (deed) call(deed.name, deed.draw(random, roomId), random.chance(0.5) ? former : undefined);
  }
  await Promise.all(calls);
}

/** To a guest, or back to who has created the room. */
export function drawTransfer(random: Random, roomId: string): Request {
  const userId = random.pick([...GUESTS, hostOf(roomId).userId]);
  const leavesStage = random.chance(0.2);
  return async ({ services, actor }) => {
    await transferRoom(services, { roomId, userId, leavesStage, actor });
    return 'done';
  };
}
