import { transferRoom } from '../../lib/use-cases/transfer-room';
import type { Answer } from './function-call';
import { GUESTS } from './guests';
import { hostOf, presentHostOf } from './host';
import { OPERATIONS, readRequest, seatAskerRequest, updateRoomRequest } from './operations';
import type { Random } from './random';
import type { Request } from './request';
import type { Stage } from './stage';

/** Moments of these are shared by the clients of a room, so that their calls meet. */
const BEAT_MS = 4000;
/** Longer than the grace that `drawDeputy` gives, and until the next check. */
const DEATH_MS = 30_000;
const ADMIN = { userId: 'admin', isAdmin: true };

/** The room goes from host to host, and each acts as one; some believe that they still are. */
export async function playHandovers(stage: Stage, roomId: string): Promise<void> {
  const { world, cloud, endMs } = stage;
  const { random, scheduler } = world;
  const { channels } = cloud.rtc;
  const deeds = OPERATIONS.filter(({ by }) => by === 'host');
  const calls: Promise<Answer>[] = [];
  const call = (operation: string, request: Request, actor = presentHostOf(cloud.rows, roomId)) => {
    const patienceMs = random.pick([2000, 10_000]);
    const answer = cloud.invoke({ operation, roomId, actor, request, patienceMs });
    calls.push(answer);
    return answer;
  };
  let dead = { userId: '', untilMs: 0 };
  for (;;) {
    const waitMs = BEAT_MS - (world.nowMs % BEAT_MS) + random.between(0, 15);
    if (world.nowMs + waitMs >= endMs) break;
    await scheduler.sleep(waitMs);
    const former = presentHostOf(cloud.rows, roomId);
    // A host may die at any moment.
    if (world.nowMs >= dead.untilMs && random.chance(0.2)) {
      dead = { userId: former.userId, untilMs: world.nowMs + DEATH_MS };
    }
    if (world.nowMs < dead.untilMs) channels.remove(roomId, [dead.userId]);
    if (world.nowMs < dead.untilMs && random.chance(0.5))
      void call('readRoom', readRequest(roomId));
    if (random.chance(0.5)) {
      const guest = random.pick(GUESTS);
      const answer = await call('seatMember', seatAskerRequest(roomId, guest));
      const isOutside = !channels.users(roomId).includes(guest);
      if (answer?.outcome === 'seated' && isOutside) channels.join(roomId, guest);
      if (random.chance(0.5)) void call('updateRoom', deputyRequest(roomId, guest));
    }
    if (random.chance(0.2)) void call('updateRoom', drawDeputy(random, roomId));
    if (random.chance(0.4)) continue;
    for (let times = random.between(1, 2); times > 0; times--) {
      const actor = random.chance(0.2) ? ADMIN : former;
      void call('transferRoom', drawTransfer(random, roomId), actor);
    }
    if (random.chance(0.5)) continue;
    const deed = random.pickByWeight(deeds);
    if (deed)
      void call(deed.name, deed.draw(random, roomId), random.chance(0.5) ? former : undefined);
  }
  await Promise.all(calls);
}

function drawDeputy(random: Random, roomId: string): Request {
  return deputyRequest(roomId, random.pick([...GUESTS, hostOf(roomId).userId, '']));
}

/** Somebody is to go on when the host is away; the grace is short, so that it passes within a run. */
function deputyRequest(roomId: string, deputyId: string): Request {
  return updateRoomRequest(roomId, { deputyId, hostGraceSeconds: 10 });
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
