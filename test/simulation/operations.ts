import type { LiveEvent, RtcMessage } from '../../lib/model/events';
import { LAYOUTS, type Layout, mixParams } from '../../lib/model/layout';
import type { Role } from '../../lib/model/role';
import { type RoomChange, taskId } from '../../lib/model/room';
import { roundId } from '../../lib/model/round';
import type { SeatRuleChange } from '../../lib/model/seat-rule';
import { RUN_MS, runAgenda } from '../../lib/use-cases/agenda-run';
import { handleLiveEvent, handleRtcMessage } from '../../lib/use-cases/events';
import { listGifts } from '../../lib/use-cases/gifts';
import { joinRoom } from '../../lib/use-cases/members';
import { moveSeat } from '../../lib/use-cases/move-seat';
import { acceptPk, endPk, invitePk } from '../../lib/use-cases/pk';
import { startRound, surrenderRound } from '../../lib/use-cases/pk-round';
import { scorePk } from '../../lib/use-cases/pk-score';
import { requestStage } from '../../lib/use-cases/request-stage';
import {
  closeRoom,
  createRoom,
  createRoomBody,
  listRooms,
  updateRoom,
} from '../../lib/use-cases/room';
import { listEvents } from '../../lib/use-cases/room-events';
import { readRoom } from '../../lib/use-cases/room-snapshot';
import { seatMember } from '../../lib/use-cases/seat-member';
import { startMix } from '../../lib/use-cases/start-mix';
import { stopMix } from '../../lib/use-cases/stop-mix';
import { unseatMember } from '../../lib/use-cases/unseat-member';
import { updateMix } from '../../lib/use-cases/update-mix';
import { updateSeat } from '../../lib/use-cases/update-seat';
import { drawBan, drawUnban } from './ban-requests';
import { GUESTS } from './guests';
import { ROOM_IDS } from './host';
import { drawByHand, drawLift, drawReport } from './moderation-requests';
import type { Random } from './random';
import type { Request } from './request';

/** A use case of lib, as its users call it. */
export interface Operation {
  name: string;
  /** Who asks for it of their own accord. */
  by: 'host' | 'viewer' | 'guest' | 'timer';
  /** How often, compared with the others. */
  weight: number;
  /** Draws what exactly is asked for. */
  draw(random: Random, roomId: string): Request;
}

/** All that the simulated users do; a new use case of lib needs a row here and nothing else. */
export const OPERATIONS: Operation[] = [
  { name: 'startMix', by: 'host', weight: 30, draw: drawStart },
  { name: 'stopMix', by: 'host', weight: 20, draw: (_, roomId) => stopRequest(roomId) },
  { name: 'updateMix', by: 'host', weight: 14, draw: drawUpdate },
  { name: 'updateMix', by: 'host', weight: 6, draw: drawUpdates },
  { name: 'closeRoom', by: 'host', weight: 2, draw: drawClose },
  { name: 'createRoom', by: 'host', weight: 8, draw: drawCreate },
  { name: 'readRoom', by: 'viewer', weight: 20, draw: (_, roomId) => readRequest(roomId) },
  { name: 'listRooms', by: 'viewer', weight: 1, draw: drawList },
  { name: 'joinRoom', by: 'viewer', weight: 1, draw: drawJoin },
  { name: 'requestStage', by: 'guest', weight: 4, draw: drawAsk },
  { name: 'seatMember', by: 'guest', weight: 3, draw: drawAccept },
  { name: 'unseatMember', by: 'guest', weight: 1, draw: drawLeave },
  { name: 'joinRoom', by: 'guest', weight: 6, draw: drawJoin },
  { name: 'seatMember', by: 'host', weight: 12, draw: drawSeat },
  { name: 'unseatMember', by: 'host', weight: 8, draw: drawUnseat },
  { name: 'updateSeat', by: 'host', weight: 6, draw: drawUpdateSeat },
  { name: 'moveSeat', by: 'host', weight: 6, draw: drawMove },
  { name: 'moveSeat', by: 'guest', weight: 2, draw: drawOwnMove },
  { name: 'banMember', by: 'host', weight: 2, draw: drawBan },
  { name: 'unbanMember', by: 'host', weight: 2, draw: drawUnban },
  { name: 'moderate', by: 'host', weight: 2, draw: drawReport },
  { name: 'moderateByHand', by: 'host', weight: 2, draw: drawByHand },
  { name: 'liftModeration', by: 'host', weight: 2, draw: drawLift },
  { name: 'invitePk', by: 'host', weight: 2, draw: drawInvitePk },
  { name: 'acceptPk', by: 'host', weight: 2, draw: (_, roomId) => acceptPkRequest(roomId) },
  { name: 'startRound', by: 'host', weight: 2, draw: (_, roomId) => startRoundRequest(roomId) },
  {
    name: 'surrenderRound',
    by: 'host',
    weight: 1,
    draw: (_, roomId) => surrenderRoundRequest(roomId),
  },
  { name: 'listGifts', by: 'host', weight: 1, draw: (_, roomId) => listGiftsRequest(roomId) },
  { name: 'endPk', by: 'host', weight: 1, draw: (_, roomId) => endPkRequest(roomId) },
  { name: 'startMix', by: 'viewer', weight: 1, draw: drawStart },
  { name: 'listEvents', by: 'host', weight: 2, draw: (_, roomId) => listEventsRequest(roomId) },
  { name: 'updateRoom', by: 'host', weight: 2, draw: drawUpdateRoom },
  { name: 'reconcile', by: 'timer', weight: 1, draw: drawReconcile },
];

/** A start; `done` must mean that the task ran. */
export function startRequest(
  roomId: string,
  options: {
    onCooldown: 'reject' | 'wait' | 'rotate';
    idempotencyKey: string;
    layout?: Layout;
    muted?: string[];
  },
): Request {
  const { onCooldown, idempotencyKey, ...scene } = options;
  const params = mixParams(scene);
  return async ({ services, actor, calledAtMs, log }) => {
    const start = { roomId, actor, onCooldown, idempotencyKey, params };
    const { outcome, mix } = await startMix(services, start);
    if (outcome === 'done') log.requireRanSince(taskId(roomId, mix.fence ?? 0), calledAtMs);
    return outcome;
  };
}

/** A stop; `done` must mean that its task is over for good. */
export function stopRequest(roomId: string): Request {
  return async ({ services, actor, log }) => {
    const { outcome, mix } = await stopMix(services, { roomId, actor });
    if (outcome === 'done') log.requireOver(taskId(roomId, mix.fence ?? 0));
    return outcome;
  };
}

/** A create, which also opens a closed room of the same host again. */
export function createRequest(roomId: string, rules: RoomChange = {}): Request {
  return async ({ services, actor }) => {
    await createRoom(services, { ...createRoomBody.parse(rules), roomId, actor });
    return 'done';
  };
}

/** Rooms that run themselves, in many ways; short times, so that they pass within a run. */
export function drawRules(random: Random): RoomChange {
  return {
    autoStart: random.chance(0.4),
    autoStop: random.chance(0.7),
    allowRelay: random.chance(0.8),
    allowPk: random.chance(0.9),
    opponentPauseMinutes: random.pick([0, 0, 0, 1]),
    admission: random.pick(['ask', 'ask', 'ask', 'free', 'closed']),
    namePlates: random.chance(0.5),
    hostGraceSeconds: random.pick([10, 20, 60]),
    maxDurationMinutes: random.pick([1, 2, 240]),
  };
}

/** Rules of a new room, with fewer seats than there are people who want one. */
export function drawNewRules(random: Random): RoomChange {
  return { ...drawRules(random), maxSeats: random.pick([2, 3]) };
}

/** One run of the timer. */
export function reconcileRequest(runMs: number): Request {
  return async ({ services }) => {
    const { failed } = await runAgenda(services, runMs);
    return failed > 0 ? 'some failed' : 'done';
  };
}

/** A callback of the RTC service. */
export function rtcMessageRequest(message: RtcMessage): Request {
  return async ({ services }) => {
    await handleRtcMessage(services, message);
    return 'done';
  };
}

/** A callback of the live service. */
export function liveEventRequest(event: LiveEvent): Request {
  return async ({ services }) => {
    await handleLiveEvent(services, event);
    return 'done';
  };
}

/** A read of the room, which clears doubts about its mix if its caller is on stage. */
export function readRequest(roomId: string): Request {
  return async ({ services, actor }) =>
    (await readRoom(services, { roomId, actor })).room.mix.state;
}

function drawStart(random: Random, roomId: string): Request {
  return startRequest(roomId, {
    onCooldown: random.pick(['reject', 'wait', 'wait', 'rotate']),
    idempotencyKey: random.chance(0.5) ? `key-${random.between(1, 1e9)}` : '',
    layout: random.pick(LAYOUTS),
    ...drawMuted(random),
  });
}

/** A scene that names somebody has to follow the stage. */
function drawMuted(random: Random): { muted?: string[] } {
  return random.chance(0.4) ? { muted: random.pick([[], [GUESTS[0]], [...GUESTS]]) } : {};
}

/** A change of layout, background or sound. */
export function drawUpdate(random: Random, roomId: string): Request {
  const scene = {
    layout: random.pick(LAYOUTS),
    backgroundColor: random.pick(['#000000', '#FFFFFF']),
    ...drawMuted(random),
  };
  const layoutVersion = random.chance(0.2) ? random.between(1, 5) : undefined;
  return async ({ services, actor }) => {
    const { outcome } = await updateMix(services, { roomId, actor, layoutVersion, scene });
    return outcome;
  };
}

/** A host who clicks quickly: changes whose calls overtake one another. */
export function drawUpdates(random: Random, roomId: string): Request {
  const updates = [drawUpdate(random, roomId), drawUpdate(random, roomId)];
  return async (run) => (await Promise.all(updates.map((update) => update(run)))).join(', ');
}

function drawCreate(random: Random, roomId: string): Request {
  return createRequest(roomId, drawNewRules(random));
}

function drawUpdateRoom(random: Random, roomId: string): Request {
  return updateRoomRequest(roomId, drawRules(random));
}

/** A change of a room's rules. */
export function updateRoomRequest(roomId: string, change: RoomChange): Request {
  return async ({ services, actor }) => {
    await updateRoom(services, { roomId, actor, change });
    return 'done';
  };
}

function drawReconcile(random: Random): Request {
  return reconcileRequest(random.pick([1, 1000, 10_000, RUN_MS]));
}

function drawClose(_: Random, roomId: string): Request {
  return closeRoomRequest(roomId);
}

/** Closing the room; `done` must mean that its task is over for good. */
export function closeRoomRequest(roomId: string): Request {
  return async ({ services, actor, log }) => {
    const { outcome, mix } = await closeRoom(services, { roomId, actor });
    if (outcome === 'done') log.requireOver(taskId(roomId, mix.fence ?? 0));
    return outcome;
  };
}

function drawList(random: Random): Request {
  const maxResults = random.between(1, 3);
  return async ({ services, actor }) => {
    const { rooms } = await listRooms(services, { maxResults, actor });
    return `${rooms.length} rooms`;
  };
}

function drawJoin(random: Random, roomId: string): Request {
  return joinRequest(roomId, random.pick<Role>(['cohost', 'audience']));
}

/** A join; a token is kept. */
export function joinRequest(roomId: string, role: Role): Request {
  return async ({ services, actor, tokens }) => {
    const { rtc } = await joinRoom(services, { roomId, role, actor });
    if (rtc) tokens.add(roomId, actor.userId);
    return 'done';
  };
}

/** In the small rooms of a run there is not always such a seat. */
function drawSeatNumber(random: Random): number | undefined {
  return random.pick([undefined, undefined, 2, 3]);
}

function drawAsk(random: Random, roomId: string): Request {
  const seatNumber = drawSeatNumber(random);
  return async ({ services, actor }) =>
    (await requestStage(services, { roomId, actor, seatNumber })).state;
}

function drawAccept(random: Random, roomId: string): Request {
  const seatNumber = drawSeatNumber(random);
  return async ({ services, actor }) => {
    const { userId } = actor;
    return (await seatMember(services, { roomId, userId, actor, seatNumber })).state;
  };
}

function drawLeave(_: Random, roomId: string): Request {
  return async (run) => unseatRequest(roomId, run.actor.userId)(run);
}

/** Often everybody who may have asked is accepted at once, and some of them find no seat. */
function drawSeat(random: Random, roomId: string): Request {
  const userIds = random.chance(0.5) ? GUESTS : [random.pick(GUESTS)];
  const seatNumber = drawSeatNumber(random);
  return async ({ services, actor }) => {
    const seats = userIds.map((userId) =>
      seatMember(services, { roomId, userId, actor, seatNumber }),
    );
    return (await Promise.all(seats)).map(({ state }) => state).join(', ');
  };
}

/** A lock, or another rule of a seat. */
export function drawUpdateSeat(random: Random, roomId: string): Request {
  const change = random.pick<SeatRuleChange>([
    { isLocked: true },
    { isLocked: false, allowCamera: true },
    { isLocked: false, allowMicrophone: true },
    { allowMicrophone: false },
    { allowCamera: false },
  ]);
  const update = { roomId, seatNumber: random.pick([2, 3]), reason: '', ...change };
  return async ({ services, actor }) => {
    await updateSeat(services, { ...update, actor });
    return 'done';
  };
}

/** The host moves a guest, or swaps two. */
export function drawMove(random: Random, roomId: string): Request {
  return moveRequest(roomId, random.pick([2, 3]), random.pick(GUESTS));
}

function drawOwnMove(random: Random, roomId: string): Request {
  return moveRequest(roomId, random.pick([2, 3]));
}

function moveRequest(roomId: string, seatNumber: number, of?: string): Request {
  return async ({ services, actor }) => {
    await moveSeat(services, { roomId, userId: of ?? actor.userId, seatNumber, actor });
    return 'done';
  };
}

/** A guest asks for a seat, and the host gives it. */
export function seatAskerRequest(roomId: string, userId: string): Request {
  return async ({ services, actor }) => {
    await requestStage(services, { roomId, actor: { userId, isAdmin: false } });
    return (await seatMember(services, { roomId, userId, actor })).state;
  };
}

/** Taking somebody off the stage, or their request back. */
export function drawUnseat(random: Random, roomId: string): Request {
  return unseatRequest(roomId, random.pick(GUESTS));
}

/** The same for a certain user, by whoever calls. */
export function unseatRequest(roomId: string, userId: string): Request {
  return async ({ services, actor }) =>
    (await unseatMember(services, { roomId, userId, actor })).state;
}

/** The first events, which collects all facts. */
export function listEventsRequest(roomId: string): Request {
  return async ({ services, actor }) => {
    await listEvents(services, { roomId, actor, after: 0, maxResults: 3 });
    return 'done';
  };
}

/** An invitation to a PK, if nothing else is said to the shortest. */
export function invitePkRequest(roomId: string, opponentRoomId: string, minutes = 1): Request {
  const invitation = { roomId, opponentRoomId, minutes, punishSeconds: 5 };
  return async ({ services, actor }) => (await invitePk(services, { ...invitation, actor })).state;
}

/** Accepting whatever invitation there is. */
export function acceptPkRequest(roomId: string): Request {
  return async ({ services, actor }) => (await acceptPk(services, { roomId, actor })).state;
}

/** Proposing a round of a PK, or accepting the same of another host. */
export function startRoundRequest(roomId: string, teams?: string[][]): Request {
  const terms = { minutes: 1, punishSeconds: 5, teams };
  return async ({ services, actor }) =>
    (await startRound(services, { roomId, ...terms, actor })).state;
}

/** Giving the round of a PK up. */
export function surrenderRoundRequest(roomId: string): Request {
  return async ({ services, actor }) => (await surrenderRound(services, { roomId, actor })).state;
}

/** Leaving, refusing or withdrawing a PK; or only taking back the invitation of another room. */
export function endPkRequest(roomId: string, withdraw = false): Request {
  return async ({ services, actor }) => (await endPk(services, { roomId, actor, withdraw })).state;
}

/** A gift; what it is worth follows from its id. */
export function scorePkRequest(roomId: string, eventId: string): Request {
  const points = eventId.length;
  return async ({ services, gifts }) => {
    const { pkId, counted } = await scorePk(services, { roomId, eventId, points });
    gifts.counted(pkId, eventId, counted);
    return counted;
  };
}

/** The host reads the ledger of the newest round, page by page. */
export function listGiftsRequest(roomId: string): Request {
  return async ({ services, actor, gifts }) => {
    const { pk: pointer } = await services.rooms.require(roomId);
    const pk = pointer && (await services.pks.find(pointer.pkId));
    if (!pk?.round.number) return 'no round';
    const query = { roundId: roundId(pk.pkId, pk.round.number), maxResults: 2, actor };
    const first = await listGifts(services, { ...query, nextToken: undefined });
    const eventIds = first.gifts.map(({ eventId }) => eventId);
    for (let { nextToken } = first; nextToken; ) {
      const page = await listGifts(services, { ...query, nextToken });
      eventIds.push(...page.gifts.map(({ eventId }) => eventId));
      nextToken = page.nextToken;
    }
    if (first.isFinal) gifts.listed(query.roundId, eventIds);
    return first.isFinal ? 'final' : 'open';
  };
}

function drawInvitePk(random: Random, roomId: string): Request {
  const [other = roomId, ...others] = ROOM_IDS.filter((id) => id !== roomId);
  return invitePkRequest(roomId, random.pick([other, ...others]));
}
