import type { Room } from '../../lib/model/room';
import { roomFromRow, roomKey } from '../../lib/store/room-row';
import {
  acceptPkRequest,
  invitePkRequest,
  startRoundRequest,
  surrenderRoundRequest,
  updateRoomRequest,
} from './operations';
import {
  breakDown,
  type Call,
  changeSeats,
  drawTeams,
  giveGifts,
  KEEN,
  type Rooms,
  rotatingStart,
  shuffled,
} from './pk-deeds';
import type { Stage } from './stage';

/**
 * Hosts who want to be together: in the middle of a round a room leaves, or breaks down, and whoever is
 * missing is fetched after it.
 */
export async function playLink(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const { random, scheduler } = stage.world;
  for (let rounds = random.between(1, 3); rounds > 0; rounds--) {
    await giveGifts(stage, roomIds, call);
    if (random.chance(0.5)) await changeSeats(stage, roomIds, call);
    const isBroken = random.chance(0.6);
    const breaks = isBroken && breakDown(stage, random.pick(roomIds), call);
    await Promise.all([breaks, giveGifts(stage, roomIds, call)]);
    // A moment of the round, or until its bell.
    await scheduler.sleep(random.pick([0, 5000, 59_990, 61_000]));
    await giveGifts(stage, roomIds, call);
    await gather(stage, roomIds, call);
    await beginRound(stage, roomIds, call);
  }
}

/** All that are not in the PK are invited, and accept. */
export async function gather(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const { random } = stage.world;
  if (random.chance(0.5) || stage.world.isCalm) {
    for (const roomId of roomIds) await call('updateRoom', roomId, updateRoomRequest(roomId, KEEN));
  }
  const idle = roomIds.filter((roomId) => roomOf(stage, roomId)?.mix.state !== 'live');
  for (const roomId of idle) await call('startMix', roomId, rotatingStart(roomId));
  for (const roomId of roomIds) {
    if (isIn(stage, roomId)) continue;
    const [other = roomId, ...others] = roomIds.filter(
      (each) => each !== roomId && isIn(stage, each),
    );
    const inviter =
      other === roomId ? shuffled(stage, roomIds)[0] : random.pick([other, ...others]);
    if (inviter === roomId) continue;
    await call('invitePk', inviter, invitePkRequest(inviter, roomId));
    await call('acceptPk', roomId, acceptPkRequest(roomId));
  }
}

/** A round of all that are in the PK, in place of the one that runs. */
export async function beginRound(stage: Stage, roomIds: Rooms, call: Call): Promise<void> {
  const [, ...losers] = shuffled(stage, roomIds);
  for (const roomId of stage.world.random.chance(0.8) ? losers : []) {
    await call('surrenderRound', roomId, surrenderRoundRequest(roomId));
  }
  const teams = drawTeams(
    stage,
    roomIds.filter((roomId) => isIn(stage, roomId)),
  );
  const starts = roomIds.map((each) => call('startRound', each, startRoundRequest(each, teams)));
  await Promise.all(starts);
}

function isIn(stage: Stage, roomId: string): boolean {
  return roomOf(stage, roomId)?.pk?.state === 'running';
}

function roomOf({ cloud }: Stage, roomId: string): Room | undefined {
  const row = cloud.rows.get('rooms', roomKey(roomId));
  return row && roomFromRow(row);
}
