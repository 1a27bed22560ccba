/**
 * Who is on a room's stage beside its host, as the room's row keeps it. Everything here is a pure
 * decision about the stage as it was read; `stage.ts` acts on it.
 */
import { AppError } from '../errors';
import type { Room, Seat, Stage } from './room';
import { freeSeat, requireRoom, type SeatWish, type StageTerms, withSeat } from './seat-number';

/** The seats that are held at this moment: an invitation by a link ends by itself. */
export function heldSeats(stage: Stage, nowMs: number): Seat[] {
  return stage.filter(({ expiresAtMs = Number.POSITIVE_INFINITY }) => nowMs < expiresAtMs);
}

/** The seat that this user has or is invited to. */
export function seatOf(stage: Stage, userId: string): Seat | undefined {
  return stage.find((seat) => seat.userId === userId);
}

/**
 * Whether a user belongs into the room's channel: its host always, others while they have a seat.
 * An invitation is none yet, and the stage of a closed room is over.
 */
export function mayBeInChannel(
  room: Pick<Room, 'hostId' | 'state' | 'stage'> & { pk?: Room['pk'] },
  userId: string,
): boolean {
  if (userId === room.hostId) return true;
  // During a PK each host is in the channels of the others, too.
  if (isPkHost(room.pk, userId)) return true;
  return room.state === 'open' && seatOf(room.stage, userId)?.state === 'seated';
}

/**
 * The host says yes to a user: one who has asked is seated, anybody else is invited, in the seat that
 * the host names, or else the one that they like. The same stage comes back if nothing changes. Throws
 * `StageFull`, `SeatTaken`, `SeatLocked` and `InvalidRequest`.
 */
export function welcome(
  stage: Stage,
  guest: { userId: string; name: string; hasRequested: boolean } & SeatWish,
  terms: StageTerms,
): Stage {
  const { hasRequested, named, liked, ...who } = guest;
  const known = seatOf(stage, who.userId);
  if (known && (known.state === 'seated' || !hasRequested)) return stage;
  const others = withoutUser(heldSeats(stage, terms.nowMs), who.userId);
  requireRoom(others, terms);
  const number = freeSeat(others, terms, { named, liked: known?.number ?? liked });
  const state = hasRequested ? 'seated' : 'invited';
  return withSeat(others, { ...who, number, state, sinceMs: terms.nowMs });
}

/**
 * An invited user says yes, to the seat that is held for them or to one that they name. The same stage
 * comes back if they have their seat already. Throws `NotInvited`, `SeatTaken`, `SeatLocked`,
 * `InvalidRequest`, and `StageFull` if the room has fewer seats by now.
 */
export function accept(
  stage: Stage,
  user: { userId: string; name: string; named?: number | undefined },
  terms: StageTerms,
): Stage {
  const { named, ...who } = user;
  const known = seatOf(stage, who.userId);
  // The id under which a link holds its seat is no secret: only the link itself is an invitation.
  const isInvited = known !== undefined && known.expiresAtMs === undefined;
  if (!isInvited) throw new AppError('NotInvited', 'Only an invited user may accept a seat.');
  if (known.state === 'seated') return stage;
  const others = withoutUser(heldSeats(stage, terms.nowMs), who.userId);
  requireRoom(
    others.filter(({ state }) => state === 'seated'),
    terms,
  );
  const number = freeSeat(others, terms, { named, liked: known.number });
  return withSeat(others, { ...who, number, state: 'seated', sinceMs: terms.nowMs });
}

/**
 * The asker of a paid question gets a seat for the answer. Always another stage, so that whoever
 * decides by an older one has to read it again. Throws `StageFull`, and `AnswerRunning` while another
 * question is being answered.
 */
export function seatAsker(
  stage: Stage,
  asker: { userId: string; name: string; questionId: string },
  terms: StageTerms,
): Stage {
  const { userId, questionId } = asker;
  const isAnother = (seat: Seat) => seat.questionId && seat.questionId !== questionId;
  if (stage.some(isAnother)) {
    throw new AppError('AnswerRunning', 'Another question is being answered.');
  }
  const known = seatOf(stage, userId);
  const others = withoutUser(heldSeats(stage, terms.nowMs), userId);
  requireRoom(others, terms);
  const isSeated = known?.state === 'seated';
  const stays = isSeated && (!known.questionId || known.stays) && { stays: true };
  const number = isSeated ? known.number : freeSeat(others, terms, { liked: known?.number });
  return withSeat(others, { ...asker, number, state: 'seated', sinceMs: terms.nowMs, ...stays });
}

/** The answer is over, and with it the asker's seat. The same stage comes back if there was none. */
export function unseatAsker(stage: Stage, questionId: string): Stage {
  const found = stage.find((seat) => seat.questionId === questionId);
  if (!found) return stage;
  const { questionId: _, stays, ...guest } = found;
  const others = withoutUser(stage, found.userId);
  return stays ? withSeat(others, guest) : others;
}

/** A user gives up their seat or invitation, or loses it. The same stage comes back if they had none. */
export function vacate(stage: Stage, userId: string): Stage {
  return seatOf(stage, userId) ? withoutUser(stage, userId) : stage;
}

/** Who has a seat or an invitation that they did not have before. */
export function newcomers(before: Stage, after: Stage): string[] {
  const isNew = ({ userId, state }: Seat) => {
    const known = seatOf(before, userId);
    return known?.state !== 'seated' && known?.state !== state;
  };
  return after.filter(isNew).map(({ userId }) => userId);
}

/** The other hosts of a PK have no seat beyond it, but for the answer of a paid question. */
export function withoutGuests(stage: Stage, userIds: readonly string[]): Stage {
  return userIds.reduce(
    (left, userId) => (seatOf(left, userId)?.questionId ? left : vacate(left, userId)),
    stage,
  );
}

function isPkHost(pk: Room['pk'], userId: string): boolean {
  return pk?.state === 'running' && pk.others.some(({ hostId }) => hostId === userId);
}

function withoutUser(stage: Stage, userId: string): Seat[] {
  return stage.filter((seat) => seat.userId !== userId);
}
