import { handOverBeside } from './handover-evening';
import { hostOf, presentHostOf } from './host';
import {
  acceptPkRequest,
  endPkRequest,
  invitePkRequest,
  listGiftsRequest,
  startRoundRequest,
  stopRequest,
  surrenderRoundRequest,
  updateRoomRequest,
} from './operations';
import {
  breakDown,
  type Call,
  changeSeats,
  drawTeams,
  giveGifts,
  type Rooms,
  rotatingStart,
  shuffled,
} from './pk-deeds';
import { beginRound, gather, playLink } from './pk-link-evening';
import type { Stage } from './stage';

const PATIENCE_MS = 10_000;
/** Long enough to be looked at as it runs, after the evening. */
const LONG_PK_MINUTES = 60;

/** Two to four hosts who hold one PK after the other; each of their calls may fail, die or come twice. */
export async function playPkEvening(
  stage: Stage,
  roomIds: Rooms,
  letTroubleIn: () => void,
): Promise<void> {
  const { world, cloud } = stage;
  const { random } = world;
  for (const roomId of roomIds) cloud.rtc.channels.join(roomId, hostOf(roomId).userId);
  const calls: Promise<unknown>[] = [];
  const call: Call = async (operation, roomId, request) => {
    // Only who has created a room can open it again.
    const isOpened = operation === 'createRoom';
    const actor = isOpened ? hostOf(roomId) : presentHostOf(cloud.rows, roomId);
    const answer = cloud.invoke({ operation, roomId, actor, request, patienceMs: PATIENCE_MS });
    calls.push(answer, handOverBeside(stage, roomId));
    // Some wait for the answer, some do not.
    if (world.isCalm || random.chance(0.7)) await answer;
  };
  const isLink = random.chance(0.6);
  // In trouble from the start few PKs would come about.
  if (isLink) await gather(stage, roomIds, call);
  if (isLink && random.chance(0.7)) await beginRound(stage, roomIds, call);
  letTroubleIn();
  if (isLink) await playLink(stage, roomIds, call);
  else await playPks(stage, roomIds, call);
  if (random.chance(0.5)) await beginForLong(stage, roomIds, call);
  await Promise.all(calls);
}

/** One PK after the other, each ended somehow. */
async function playPks(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const { random, scheduler } = stage.world;
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

async function endSomehow(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const { random } = stage.world;
  switch (random.pick(['both end', 'one', 'one', 'one', 'one', 'nothing'] as const)) {
    case 'both end':
      await Promise.all(roomIds.map((each) => call('endPk', each, endPkRequest(each))));
      return;
    case 'one':
      return breakDown(stage, random.pick(roomIds), call);
    default:
      return;
  }
}
