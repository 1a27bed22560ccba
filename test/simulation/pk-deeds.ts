import { GUESTS } from './guests';
import { presentHostOf } from './host';
import {
  closeRoomRequest,
  createRequest,
  drawUnseat,
  endPkRequest,
  scorePkRequest,
  seatAskerRequest,
  startRequest,
  stopRequest,
} from './operations';
import type { Request } from './request';
import type { Stage } from './stage';

/** Two rooms to four. */
export type Rooms = [string, string, ...string[]];

/** A call of the room's host; some are awaited. */
export type Call = (operation: string, roomId: string, request: Request) => Promise<void>;

const GIFTS = 12;
/** So many different ones there are in an evening; some come again in a later round. */
const MANY_GIFTS = 40;

/** The rules of a room that wants nothing but a PK. */
export const KEEN = { allowPk: true, maxDurationMinutes: 240, hostGraceSeconds: 60 };

/** The audiences give some. */
export async function giveGifts(
  { world: { random } }: Stage,
  roomIds: Rooms,
  call: Call,
): Promise<void> {
  for (let gifts = random.between(0, GIFTS); gifts > 0; gifts--) {
    const roomId = random.pick(roomIds);
    await call('scorePk', roomId, scorePkRequest(roomId, `gift-${random.between(1, MANY_GIFTS)}`));
  }
}

/** The rooms in another order. */
export function shuffled({ world: { random } }: Stage, [first, ...others]: Rooms): Rooms {
  const order = [first, ...others].map((roomId) => ({ roomId, place: random.next() }));
  const [one = first, two = first, ...rest] = order
    .sort((a, b) => a.place - b.place)
    .map(({ roomId }) => roomId);
  return [one, two, ...rest];
}

/** Some rounds are of teams; they are refused if not all of the rooms are in the PK. */
export function drawTeams({ world: { random } }: Stage, roomIds: string[]): string[][] | undefined {
  if (roomIds.length < 3 || random.chance(0.6)) return undefined;
  const size = random.between(1, roomIds.length - 1);
  return [roomIds.slice(0, size), roomIds.slice(size)];
}

/** Guests come on stage and leave it, whom the mixes of a PK have to name. */
export async function changeSeats(
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

/** A room leaves, or loses its mix or its host. */
export async function breakDown(
  { world, cloud }: Stage,
  roomId: string,
  call: Call,
): Promise<void> {
  const { random } = world;
  const { userId } = presentHostOf(cloud.rows, roomId);
  switch (random.pick(['end', 'stop', 'restart', 'leave', 'close'] as const)) {
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
    case 'close':
      await call('closeRoom', roomId, closeRoomRequest(roomId));
      return call('createRoom', roomId, createRequest(roomId, KEEN));
  }
}

/** A start that waits for nothing. */
export function rotatingStart(roomId: string): Request {
  return startRequest(roomId, { onCooldown: 'rotate', idempotencyKey: '' });
}
