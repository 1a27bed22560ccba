import type { Answer } from './function-call';
import { GUESTS } from './guests';
import { hostOf } from './host';
import {
  acceptPkRequest,
  drawUnseat,
  endPkRequest,
  invitePkRequest,
  listGiftsRequest,
  scorePkRequest,
  seatAskerRequest,
  startRequest,
  startRoundRequest,
  stopRequest,
  surrenderRoundRequest,
  updateRoomRequest,
} from './operations';
import type { Request } from './request';
import type { Stage } from './stage';

const PATIENCE_MS = 10_000;
const GIFTS = 12;
/** So many different ones there are in an evening; some come again in a later round. */
const MANY_GIFTS = 40;

/** Long enough to be looked at as it runs, after the evening. */
const LONG_PK_MINUTES = 60;

/** Two rooms to four. */
type Rooms = [string, string, ...string[]];

type Call = (operation: string, roomId: string, request: Request) => Promise<void>;

/** Two to four hosts who hold one PK after the other; each of their calls may fail, die or come twice. */
export async function playPkEvening(stage: Stage, roomIds: Rooms): Promise<void> {
  const { random, scheduler } = stage.world;
  for (const roomId of roomIds) stage.cloud.rtc.channels.join(roomId, hostOf(roomId).userId);
  const calls: Promise<Answer>[] = [];
  const call: Call = async (operation, roomId, request) => {
    const invocation = { operation, roomId, actor: hostOf(roomId), request };
    const answer = stage.cloud.invoke({ ...invocation, patienceMs: PATIENCE_MS });
    calls.push(answer);
    // Some wait for the answer, some do not.
    if (random.chance(0.7)) await answer;
  };
  while (stage.world.nowMs < stage.endMs) {
    const order = await begin(stage, roomIds, call);
    await inviteMore(stage, order, call);
    await changeSeats(stage, roomIds, call);
    await giveGifts(stage, roomIds, call);
    await scheduler.sleep(random.between(0, random.pick([2000, 20_000, 70_000])));
    for (let rounds = random.between(0, 3); rounds > 0; rounds--) {
      await holdRound(stage, roomIds, call);
      if (random.chance(0.3)) await inviteMore(stage, order, call);
      if (random.chance(0.2)) await leaveAlone(stage, roomIds, call);
    }
    await endSomehow(stage, roomIds, call);
    await scheduler.sleep(random.between(0, 15_000));
  }
  if (random.chance(0.5)) await beginForLong(stage, roomIds, call);
  await Promise.all(calls);
}

async function giveGifts({ world: { random } }: Stage, roomIds: Rooms, call: Call): Promise<void> {
  for (let gifts = random.between(0, GIFTS); gifts > 0; gifts--) {
    const roomId = random.pick(roomIds);
    await call('scorePk', roomId, scorePkRequest(roomId, `gift-${random.between(1, MANY_GIFTS)}`));
  }
}

/** Another round of a PK, after the bell of the one before or in place of it. */
async function holdRound(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const { random, scheduler } = stage.world;
  const [first, ...others] = shuffled(stage, roomIds);
  if (random.chance(0.5)) await call('surrenderRound', first, surrenderRoundRequest(first));
  const [second] = others;
  if (second && random.chance(0.3)) {
    await call('surrenderRound', second, surrenderRoundRequest(second));
  }
  const teams = drawTeams(stage, [first, ...others]);
  await call('startRound', first, startRoundRequest(first, teams));
  await scheduler.sleep(random.between(0, random.pick([0, 1000, 31_000])));
  for (const roomId of others) await call('startRound', roomId, startRoundRequest(roomId, teams));
  await giveGifts(stage, roomIds, call);
  // Some gifts come beside the bell.
  await scheduler.sleep(random.pick([0, 5000, 59_000, 59_990, 61_000]));
  await giveGifts(stage, roomIds, call);
  if (random.chance(0.5)) await call('listGifts', first, listGiftsRequest(first));
}

/** Some rounds are of teams; they are refused if not all of the rooms are in the PK. */
function drawTeams({ world: { random } }: Stage, roomIds: string[]): string[][] | undefined {
  if (roomIds.length < 3 || random.chance(0.6)) return undefined;
  const size = random.between(1, roomIds.length - 1);
  return [roomIds.slice(0, size), roomIds.slice(size)];
}

/** Two of the rooms hold a PK, unless something comes between. Answers them first, then the others. */
async function begin(stage: Stage, roomIds: Rooms, call: Call, minutes = 1): Promise<Rooms> {
  const { random, scheduler } = stage.world;
  for (const roomId of roomIds) {
    await call('startMix', roomId, rotatingStart(roomId));
  }
  const order = shuffled(stage, roomIds);
  const [inviter, opponent] = order;
  await scheduler.sleep(random.between(0, 1000));
  await call('invitePk', inviter, invitePkRequest(inviter, opponent, minutes));
  await scheduler.sleep(random.between(0, random.pick([1000, 1000, 31_000])));
  await call('acceptPk', opponent, acceptPkRequest(opponent));
  if (random.chance(0.2)) await call('acceptPk', opponent, acceptPkRequest(opponent));
  return order;
}

/** One of the first two rooms invites others, who accept, refuse or do neither. */
async function inviteMore(
  stage: Stage,
  [first, second, ...others]: Rooms,
  call: Call,
): Promise<void> {
  const { random, scheduler } = stage.world;
  for (const invited of random.chance(0.8) ? others : []) {
    const inviter = random.pick([first, second]);
    await call('invitePk', inviter, invitePkRequest(inviter, invited));
    await scheduler.sleep(random.between(0, random.pick([500, 1000, 31_000])));
    const withdraws = random.chance(0.15);
    if (withdraws) await call('endPk', inviter, endPkRequest(inviter, true));
    if (random.chance(0.15)) await call('endPk', invited, endPkRequest(invited));
    else await call('acceptPk', invited, acceptPkRequest(invited));
  }
}

/** One room leaves, and those who are left go on. */
async function leaveAlone(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const roomId = stage.world.random.pick(roomIds);
  await call('endPk', roomId, endPkRequest(roomId));
}

function shuffled({ world: { random } }: Stage, [first, ...others]: Rooms): Rooms {
  const order = [first, ...others].map((roomId) => ({ roomId, place: random.next() }));
  const [one = first, two = first, ...rest] = order
    .sort((a, b) => a.place - b.place)
    .map(({ roomId }) => roomId);
  return [one, two, ...rest];
}

/** A PK that outlasts the evening, and in which the stage changes until the end. */
async function beginForLong(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  for (const roomId of roomIds) {
    await call('endPk', roomId, endPkRequest(roomId));
    await call('stopMix', roomId, stopRequest(roomId));
    await call('updateRoom', roomId, updateRoomRequest(roomId, { maxDurationMinutes: 240 }));
  }
  const order = await begin(stage, roomIds, call, LONG_PK_MINUTES);
  await inviteMore(stage, order, call);
  await changeSeats(stage, roomIds, call);
  if (stage.world.random.chance(0.3)) {
    const roomId = stage.world.random.pick(roomIds);
    await call('stopMix', roomId, stopRequest(roomId));
    await call('startMix', roomId, rotatingStart(roomId));
  }
}

/** Guests come on stage and leave it, whom the mixes of a PK have to name. */
async function changeSeats(
  { world: { random } }: Stage,
  roomIds: Rooms,
  call: Call,
): Promise<void> {
  for (let changes = random.between(0, 3); changes > 0; changes--) {
    const roomId = random.pick(roomIds);
    if (random.chance(0.4)) await call('unseatMember', roomId, drawUnseat(random, roomId));
    else await call('seatMember', roomId, seatAskerRequest(roomId, random.pick(GUESTS)));
  }
}

async function endSomehow({ world, cloud }: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const { random } = world;
  const roomId = random.pick(roomIds);
  const { userId } = hostOf(roomId);
  switch (random.pick(['end', 'both end', 'stop', 'restart', 'leave', 'nothing'] as const)) {
    case 'both end':
      await Promise.all(roomIds.map((each) => call('endPk', each, endPkRequest(each))));
      return;
    case 'end':
      return call('endPk', roomId, endPkRequest(roomId));
    case 'stop':
      return call('stopMix', roomId, stopRequest(roomId));
    case 'restart':
      await call('stopMix', roomId, stopRequest(roomId));
      return call('startMix', roomId, rotatingStart(roomId));
    case 'leave':
      cloud.rtc.channels.remove(roomId, [userId]);
      await world.scheduler.sleep(random.between(0, 30_000));
      cloud.rtc.channels.join(roomId, userId);
      return;
    default:
      return;
  }
}

function rotatingStart(roomId: string): Request {
  return startRequest(roomId, { onCooldown: 'rotate', idempotencyKey: '' });
}
