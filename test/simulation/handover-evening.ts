import { roomFromRow, roomKey } from '../../lib/store/room-row';
import { RUN_MS } from '../../lib/use-cases/agenda-run';
import { transferRoom } from '../../lib/use-cases/transfer-room';
import type { Answer } from './function-call';
import { GUESTS } from './guests';
import { hostOf, presentHostOf } from './host';
import {
  OPERATIONS,
  readRequest,
  reconcileRequest,
  seatAskerRequest,
  updateRoomRequest,
} from './operations';
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
    const seated = seatedIn(stage, roomId);
    // A host may die at any moment.
    if (world.nowMs >= dead.untilMs && random.chance(0.2)) {
      if (seated.length > 0)
        void call('updateRoom', deputyRequest(roomId, pickFrom(random, seated)));
      dead = { userId: former.userId, untilMs: world.nowMs + DEATH_MS };
    }
    if (world.nowMs < dead.untilMs) {
      channels.remove(roomId, [dead.userId]);
      if (random.chance(0.5)) void call('readRoom', readRequest(roomId));
      if (random.chance(0.3)) void call('reconcile', reconcileRequest(RUN_MS), ADMIN);
    }
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
      const transfer = random.chance(0.5)
        ? transferRequest(random, roomId, pickFrom(random, seated))
        : drawTransfer(random, roomId);
      void call('transferRoom', transfer, actor);
    }
    if (random.chance(0.5)) continue;
    const deed = random.pickByWeight(deeds);
    if (deed)
      void call(deed.name, deed.draw(random, roomId), random.chance(0.5) ? former : undefined);
  }
  await Promise.all(calls);
}

/**
 * Now and then the host gives the room away at the very moment of another call, in a run in which rooms
 * are handed over. Resolves once that is answered.
 */
export async function handOverBeside({ world, cloud }: Stage, roomId: string): Promise<void> {
  const { random } = world;
  if (!world.isHandedOver || !random.chance(0.15)) return;
  await world.scheduler.sleep(random.between(0, 60));
  const actor = presentHostOf(cloud.rows, roomId);
  const seated = seatedIn({ cloud }, roomId);
  const request = transferRequest(random, roomId, pickFrom(random, seated));
  await cloud.invoke({ operation: 'transferRoom', roomId, actor, request, patienceMs: 10_000 });
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
  return transferRequest(random, roomId, random.pick([...GUESTS, hostOf(roomId).userId]));
}

function transferRequest(random: Random, roomId: string, userId: string): Request {
  const leavesStage = random.chance(0.2);
  return async ({ services, actor, transfers }) => {
    transfers.called({ roomId, to: userId, by: actor });
    await transferRoom(services, { roomId, userId, leavesStage, actor });
    return 'done';
  };
}

/** Who is on stage and in the channel. */
function seatedIn({ cloud }: Pick<Stage, 'cloud'>, roomId: string): string[] {
  const row = cloud.rows.get('rooms', roomKey(roomId));
  const users = cloud.rtc.channels.users(roomId);
  const stage = row ? roomFromRow(row).stage : [];
  const seated = stage.filter(({ userId, state }) => state === 'seated' && users.includes(userId));
  return seated.map(({ userId }) => userId);
}

function pickFrom(random: Random, [first = GUESTS[0], ...others]: string[]): string {
  return random.pick([first, ...others]);
}
