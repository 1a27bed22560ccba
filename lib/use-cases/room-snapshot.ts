/** A room with its people, read together, and again until something changes. */
import * as z from 'zod/mini';
import type { Actor } from '../model/actor';
import { isDoubtful, TRUST_LIVE_ON_READ_MS } from '../model/mix-state';
import type { Pk } from '../model/pk';
import type { Member } from '../model/presence';
import { queryNumber } from '../model/query-number';
import type { Question } from '../model/question';
import type { Room } from '../model/room';
import { openRequests, type StageRequest } from '../model/stage-request';
import { seatOf } from '../model/stage-state';
import { seenBy } from './ban-check';
import { reconcileMix } from './reconcile-mix';
import type { Services, StoreServices } from './services';
import { whileWaiting } from './waits';

/** Function Compute ends the function some seconds after the longest wait; see `s.yaml`. */
const MAX_WAIT_SECONDS = 20;

/** How often a waiting call reads the room. */
const POLL_MS = 400;

/** A call that may not wait is worth repeating after this. */
const ASK_AGAIN_MS = 5000;

/** The query of a read: how long to wait for something that the caller has not seen yet. */
export const getRoomQuery = z.strictObject({
  waitSeconds: z._default(queryNumber(0, MAX_WAIT_SECONDS), 0),
});

/** A room and its people at one moment. */
export interface RoomSnapshot {
  room: Room;
  /** Who is in the channel, or was. */
  members: Member[];
  /** Who would like to come on stage, oldest first. */
  requests: StageRequest[];
  /** The PK that the room's row points to. */
  pk: Pk | undefined;
  /** Paid questions that are not over, oldest first. */
  questions: Question[];
}

/**
 * The room as its rows tell: one round trip; one more during a PK, and two where there
 * are paid questions. Throws `RoomNotFound`.
 */
export async function loadRoom(
  { rooms, members, pks, questions: store, clock }: StoreServices,
  roomId: string,
): Promise<RoomSnapshot> {
  const [room, people] = await Promise.all([rooms.require(roomId), members.load(roomId)]);
  const requests = openRequests(people.requests, room, clock.now());
  const [pk, questions] = await Promise.all([
    room.pk && pks.find(room.pk.pkId),
    room.qna ? store.open(roomId) : [],
  ]);
  return { room, members: people.members, requests, pk, questions };
}

/**
 * The room as it is: doubts about its mix are cleared with the service first, if it answers. The
 * audience gets what the rows tell, which the timer keeps true. Throws `RoomNotFound`.
 */
export async function readRoom(
  services: Services,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<RoomSnapshot> {
  const snapshot = await loadRoomFor(services, roomId, actor);
  if (!runsShow(snapshot.room, actor)) return snapshot;
  if (!isDoubtful(snapshot.room.mix, services.clock.now(), TRUST_LIVE_ON_READ_MS)) return snapshot;
  try {
    await reconcileMix(services, snapshot.room);
  } catch {
    // Showing what the row says is better than failing a read; the next one asks again.
    return snapshot;
  }
  return loadRoomFor(services, roomId, actor);
}

/** The room as its rows tell, for this caller. */
async function loadRoomFor(
  services: StoreServices,
  roomId: string,
  caller: Actor,
): Promise<RoomSnapshot> {
  const snapshot = await loadRoom(services, roomId);
  const [room = snapshot.room] = await seenBy(services, [snapshot.room], { caller, roomId });
  return { ...snapshot, room };
}

/**
 * Whether the caller is one of the few who run the show. A crowd's reads must not wait for a service
 * that hangs, each in an instance of its own, nor use up the calls that it takes in a second.
 */
function runsShow({ hostId, stage }: Room, { userId, isAdmin }: Actor): boolean {
  return isAdmin || userId === hostId || seatOf(stage, userId)?.state === 'seated';
}

/** A room as its caller gets to see it. */
export interface Watched<View> {
  view: View;
  /** Too many calls wait already, so that this one did not: when the next is worth its while. */
  askAgainAfterMs?: number;
}

/**
 * The room as soon as it is not what the caller knows, or as it is after the wait. While it waits,
 * only rows are read: doubts are cleared by the first read. Throws `RoomNotFound`.
 */
export async function watchRoom<View>(
  services: Services,
  watch: {
    roomId: string;
    actor: Actor;
    waitSeconds: number;
    /** What the caller gets to see of a snapshot. */
    show(snapshot: RoomSnapshot): View;
    isKnown(view: View): boolean;
  },
): Promise<Watched<View>> {
  const { roomId, actor, waitSeconds, show, isKnown } = watch;
  const { userId } = actor;
  const { clock } = services;
  const untilMs = clock.now() + waitSeconds * 1000;
  let view = show(await readRoom(services, { roomId, actor }));
  if (waitSeconds === 0 || !isKnown(view)) return { view };
  const hasWaited = await whileWaiting(services, { userId, untilMs }, async () => {
    while (isKnown(view) && clock.now() < untilMs) {
      await clock.sleepUntil(Math.min(clock.now() + POLL_MS, untilMs));
      view = show(await loadRoomFor(services, roomId, actor));
    }
  });
  return hasWaited ? { view } : { view, askAgainAfterMs: ASK_AGAIN_MS };
}
