/** Wanting to come on stage: a viewer waits for the host's word, or takes a free seat. */
import { AppError } from '../errors';
import { type Actor, displayName } from '../model/actor';
import { bannedError } from '../model/ban';
import { type Room, requireOpen } from '../model/room';
import { requireSeat, stageTerms } from '../model/seat-number';
import {
  isOpenRequest,
  MAX_REQUESTS,
  openRequests,
  type StageRequest,
} from '../model/stage-request';
import { heldSeats, welcome } from '../model/stage-state';
import { findBan } from './ban-check';
import { noteRequest } from './note-news';
import { RECHECK_AFTER_MS } from './recheck';
import type { StoreServices } from './services';
import { changeStage, type Standing, standingIn } from './stage';

/** A full queue is worth another try after this. */
const QUEUE_RETRY_MS = 10_000;

/** Somebody's wish to come on stage. */
export interface StageWish {
  roomId: string;
  actor: Actor;
  /** The seat that they would like. */
  seatNumber?: number | undefined;
}

/**
 * The caller asks to come on stage, or takes a free seat where the room lets everybody; a user who
 * has asked, is invited or is seated gets that state back. Throws `RoomNotFound`, `RoomClosed`,
 * `StageClosed`, `Banned`, `TooManyStageRequests`, `RateLimited`, for a seat that is wished for
 * `SeatTaken`, `SeatLocked` and `InvalidRequest`, and where seats are free `StageFull` and `RoomBusy`.
 */
export async function requestStage(services: StoreServices, wish: StageWish): Promise<Standing> {
  const { rooms, members, clock } = services;
  const { roomId, actor, seatNumber } = wish;
  const { userId } = actor;
  const [room, { requests }, ban] = await Promise.all([
    rooms.require(roomId),
    members.load(roomId),
    findBan(services, [userId], roomId),
  ]);
  requireOpen(room);
  if (ban) throw bannedError(ban);
  const nowMs = clock.now();
  const standing = standingIn(room, openRequests(requests, room, nowMs), userId);
  if (standing.state === 'seated' || standing.state === 'invited') return standing;
  if (room.admission === 'free') return takeSeat(services, wish);
  if (standing.state === 'requested') return standing;
  requireAdmission(room, 'ask');
  if (seatNumber !== undefined) {
    requireSeat(heldSeats(room.stage, nowMs), stageTerms(room, nowMs), seatNumber);
  }
  const request = { userId, name: displayName(actor), requestedAtMs: nowMs, seatNumber };
  await enqueue(services, room, { request, requests });
  return { roomId, userId, state: 'requested' };
}

/** The mix is told by the check, or as soon as they come into the channel. */
async function takeSeat(
  services: StoreServices,
  { roomId, actor, seatNumber: named }: StageWish,
): Promise<Standing> {
  const { quotas, members, clock } = services;
  const { userId } = actor;
  const nowMs = clock.now();
  await quotas.countCall(userId, nowMs);
  const changed = await changeStage(services, roomId, (read) => {
    requireOpen(read);
    // Who was given the room meanwhile has the first seat.
    if (userId === read.hostId) return read.stage;
    requireAdmission(read, 'free');
    const guest = { userId, name: displayName(actor), hasRequested: true, named };
    return welcome(read.stage, guest, stageTerms(read, nowMs));
  });
  await members.forgetRequest(roomId, userId);
  return standingIn(changed, [], userId);
}

async function enqueue(
  services: StoreServices,
  room: Room,
  { request, requests }: { request: StageRequest; requests: StageRequest[] },
): Promise<void> {
  const { members, quotas, agenda } = services;
  const { roomId } = room;
  const { userId, requestedAtMs: nowMs } = request;
  if (openRequests(requests, room, nowMs).length >= MAX_REQUESTS) throw queueFull();
  await Promise.all([
    quotas.countCall(userId, nowMs),
    // Should this call die, the check tells of the request.
    agenda.add(roomId, nowMs + RECHECK_AFTER_MS),
  ]);
  const over = requests.filter(
    (each) => each.userId !== userId && !isOpenRequest(each, room, nowMs),
  );
  await Promise.all([
    members.request(roomId, request),
    // Each new request also deletes requests that are over, so the queue never grows.
    ...over.map((each) => members.forgetRequest(roomId, each.userId)),
  ]);
  await noteRequest(services, room, request);
}

function requireAdmission({ admission }: Room, wanted: Room['admission']): void {
  if (admission === wanted) return;
  throw new AppError('StageClosed', 'Nobody comes on stage but by the host’s invitation.');
}

function queueFull(): AppError {
  return new AppError(
    'TooManyStageRequests',
    `${MAX_REQUESTS} people wait to come on stage already.`,
    {
      retryAfterMs: QUEUE_RETRY_MS,
      details: { limit: MAX_REQUESTS },
    },
  );
}
