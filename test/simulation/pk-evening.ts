import type { Answer } from './cloud';
import { GUESTS } from './guests';
import { hostOf } from './host';
import {
  acceptPkRequest,
  drawUnseat,
  endPkRequest,
  invitePkRequest,
  type Request,
  scorePkRequest,
  seatAskerRequest,
  startRequest,
  stopRequest,
} from './operations';
import type { Stage } from './stage';

const PATIENCE_MS = 10_000;
const GIFTS = 12;

/** How long a PK is invited to: some outlast the evening, and are looked at as they run. */
const MINUTES = [1, 1, 1, 60];

/** Two hosts who hold one PK after the other; each of their calls may fail, die or come twice. */
export async function playPkEvening(stage: Stage, roomIds: [string, string]): Promise<void> {
  const { random, scheduler } = stage.world;
  for (const roomId of roomIds) stage.cloud.rtc.channels.join(roomId, hostOf(roomId).userId);
  const calls: Promise<Answer>[] = [];
  const call = async (operation: string, roomId: string, request: Request) => {
    const invocation = { operation, roomId, actor: hostOf(roomId), request };
    const answer = stage.cloud.invoke({ ...invocation, patienceMs: PATIENCE_MS });
    calls.push(answer);
    // Some wait for the answer, some do not.
    if (random.chance(0.7)) await answer;
  };
  while (stage.world.nowMs < stage.endMs) {
    for (const roomId of roomIds) {
      const start = startRequest(roomId, { onCooldown: 'rotate', idempotencyKey: '' });
      await call('startMix', roomId, start);
    }
    const [first, second] = roomIds;
    const [inviter, opponent] = random.chance(0.5) ? [first, second] : [second, first];
    await scheduler.sleep(random.between(0, 1000));
    await call('invitePk', inviter, invitePkRequest(inviter, opponent, random.pick(MINUTES)));
    await scheduler.sleep(random.between(0, random.pick([1000, 1000, 31_000])));
    await call('acceptPk', opponent, acceptPkRequest(opponent));
    if (random.chance(0.2)) await call('acceptPk', opponent, acceptPkRequest(opponent));
    await changeSeats(stage, roomIds, call);
    for (let gifts = random.between(0, GIFTS); gifts > 0; gifts--) {
      const roomId = random.pick(roomIds);
      await call('scorePk', roomId, scorePkRequest(roomId, `gift-${random.between(1, GIFTS)}`));
    }
    await scheduler.sleep(random.between(0, random.pick([2000, 20_000, 70_000])));
    await endSomehow(stage, roomIds, call);
    await scheduler.sleep(random.between(0, 15_000));
  }
  await Promise.all(calls);
}

/** Guests come on stage and leave it, whom the mixes of a PK have to name. */
async function changeSeats(
  { world: { random } }: Stage,
  roomIds: [string, string],
  call: (operation: string, roomId: string, request: Request) => Promise<void>,
): Promise<void> {
  for (let changes = random.between(0, 3); changes > 0; changes--) {
    const roomId = random.pick(roomIds);
    if (random.chance(0.4)) await call('unseatMember', roomId, drawUnseat(random, roomId));
    else await call('seatMember', roomId, seatAskerRequest(roomId, random.pick(GUESTS)));
  }
}

async function endSomehow(
  { world, cloud }: Stage,
  roomIds: [string, string],
  call: (operation: string, roomId: string, request: Request) => Promise<void>,
): Promise<void> {
  const { random } = world;
  const roomId = random.pick(roomIds);
  const { userId } = hostOf(roomId);
  switch (random.pick(['end', 'both end', 'stop', 'leave', 'nothing'] as const)) {
    case 'both end':
      await Promise.all(roomIds.map((each) => call('endPk', each, endPkRequest(each))));
      return;
    case 'end':
      return call('endPk', roomId, endPkRequest(roomId));
    case 'stop':
      return call('stopMix', roomId, stopRequest(roomId));
    case 'leave':
      cloud.rtc.channels.remove(roomId, [userId]);
      await world.scheduler.sleep(random.between(0, 30_000));
      cloud.rtc.channels.join(roomId, userId);
      return;
    default:
      return;
  }
}
