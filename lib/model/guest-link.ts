/**
 * An invitation for anyone who has the link. Its secret is in the link alone; the stage holds a
 * seat under the secret's digest, so a reader of the stage cannot take it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors';
import type { Stage } from './room';
import { freeSeat, requireRoom, type StageTerms, withSeat } from './seat-number';
import { heldSeats, seatOf } from './stage-state';

/** As many as make guessing hopeless. */
const SECRET_BYTES = 16;
const DIGEST_CHARACTERS = 22;
const ID_MARK = 'guest-link-';

/** An invitation as its link carries it: 16 bytes in base64url. */
export const INVITATION = /^[\w-]{22}$/;

/** Makes the secret of a new link. */
export function newInvitation(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The user id under which the seat is held until somebody comes with the secret. */
export function linkSeatId(invitation: string): string {
  const digest = createHash('sha256').update(invitation).digest('base64url');
  return ID_MARK + digest.slice(0, DIGEST_CHARACTERS);
}

/** Holds a seat for the person who comes with the link before it ends. Throws `StageFull`. */
export function holdForLink(
  stage: Stage,
  { userId, expiresAtMs }: { userId: string; expiresAtMs: number },
  terms: StageTerms,
): Stage {
  const { nowMs } = terms;
  const held = heldSeats(stage, nowMs);
  requireRoom(held, terms);
  const number = freeSeat(held, terms, {});
  const seat = { userId, name: '', number, state: 'invited', sinceMs: nowMs, expiresAtMs } as const;
  return withSeat(held, seat);
}

/**
 * Who comes with the link has the seat that it held, and the link is used up. The same stage comes
 * back for somebody who is seated. Throws `NotInvited` if the link is used, withdrawn or over, and
 * `StageFull` if the room has fewer seats by now.
 */
export function takeLinkSeat(
  stage: Stage,
  guest: { userId: string; name: string; linkId: string },
  terms: StageTerms,
): Stage {
  const { linkId, ...who } = guest;
  if (seatOf(stage, who.userId)?.state === 'seated') return stage;
  const held = heldSeats(stage, terms.nowMs);
  const link = seatOf(held, linkId);
  if (!link?.expiresAtMs) {
    throw new AppError('NotInvited', 'The invitation was used, was withdrawn or has expired.');
  }
  const others = held.filter(({ userId }) => userId !== linkId && userId !== who.userId);
  requireRoom(
    others.filter(({ state }) => state === 'seated'),
    terms,
  );
  const number = freeSeat(others, terms, { liked: link.number });
  return withSeat(others, { ...who, number, state: 'seated', sinceMs: terms.nowMs });
}
