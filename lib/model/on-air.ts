/**
 * Who on stage has something to show, as the room's row keeps it: known by events, and so that a scene
 * follows from the row alone. Everything here is a pure decision.
 */
import type { Member } from './presence';
import type { OnAir, Room, Stage } from './room';
import { mayBeSeen, silentAmong } from './seat-rule';

/** The host is alone for this long before the stream is passed on as it is: guests come back. */
export const RELAY_REST_MS = 30_000;
/** A guest who was seated is expected for this long, so that the picture does not wait for them. */
export const COMING_MS = 60_000;
/** Who is in the channel for this long sends something, even if no event has told of it. */
export const PUBLISHES_AFTER_MS = 5000;

/** Who is on air now, and when that may change by itself. */
export function onAirNow(
  room: Room,
  members: Member[],
  nowMs: number,
): { now: OnAir; nextCheckMs?: number } {
  const known = (userId: string) => members.find((member) => member.userId === userId);
  const seated = seatedOf(room.stage);
  const sends = (userId: string) => nowMs >= sendsAt(known(userId));
  const guests = seated.filter(({ userId }) => sends(userId)).map(({ userId }) => userId);
  const host = sends(room.hostId) ? [room.hostId] : [];
  const isExpected = seated.some(
    ({ userId, sinceMs }) => known(userId)?.isPresent || nowMs < sinceMs + COMING_MS,
  );
  const isAlone = !isExpected && room.pk?.state !== 'running';
  const aloneSinceMs = isAlone && room.hasCompany ? room.aloneSinceMs || nowMs : 0;
  // A stream that is not live has no one who could be disturbed.
  const isResting = room.mix.state !== 'idle' && nowMs < aloneSinceMs + RELAY_REST_MS;
  const hasCompany = !isAlone || (aloneSinceMs > 0 && isResting);
  const times = [
    ...seated.map(({ userId, sinceMs }) => {
      const member = known(userId);
      return member?.isPresent ? sendsAt(member) : sinceMs + COMING_MS;
    }),
    aloneSinceMs + RELAY_REST_MS,
  ].filter((timeMs) => timeMs > nowMs);
  return {
    now: {
      onAir: guests.length > 0 ? [...host, ...guests] : [],
      hasCompany,
      aloneSinceMs: hasCompany ? aloneSinceMs : 0,
    },
    ...(times.length > 0 && { nextCheckMs: Math.min(...times) }),
  };
}

/** Who is on air when the stage has just become another one: whoever was seated is expected. */
export function onAirAfter(room: Room, stage: Stage): OnAir {
  const before = seatedOf(room.stage);
  const after = seatedOf(stage);
  const isAnyNew = after.some(({ userId }) => !before.some((seat) => seat.userId === userId));
  const { hostId, onAir } = room;
  // In the order in which `onAirNow` has them.
  const people = [hostId, ...after.map(({ userId }) => userId)];
  const left = people.filter((userId) => onAir.includes(userId));
  const isGuestLeft = left.some((userId) => userId !== hostId);
  return {
    onAir: isGuestLeft ? left : [],
    hasCompany: room.hasCompany || isAnyNew,
    aloneSinceMs: isAnyNew ? 0 : room.aloneSinceMs,
  };
}

/** Whether two states of a room's people may lead to different scenes. */
export function isSameCast(one: OnAir, other: OnAir): boolean {
  return one.hasCompany === other.hasCompany && one.onAir.join() === other.onAir.join();
}

/** Whether the same people are seated, in the same order, and seen and heard as before. */
export function hasSamePeople(one: RuledStage, other: RuledStage): boolean {
  const people = (ruled: RuledStage) => {
    const ids = seatedOf(ruled.stage).map(({ userId }) => userId);
    return JSON.stringify([ids, ids.map((id) => mayBeSeen(ruled, id)), silentAmong(ruled, ids)]);
  };
  return people(one) === people(other);
}

/** From when on a member is taken to send; never while they are not there. */
function sendsAt(member: Member | undefined): number {
  if (!member?.isPresent) return Number.POSITIVE_INFINITY;
  return member.isPublishing ? 0 : member.sinceMs + PUBLISHES_AFTER_MS;
}

type RuledStage = Pick<Room, 'stage' | 'seatRules'>;

function seatedOf(stage: Stage): Stage {
  return stage.filter(({ state }) => state === 'seated');
}
