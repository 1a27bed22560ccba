/** Opening and closing a room for paid questions. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import type { Qna, QnaTerms } from '../model/question';
import { requireOpen } from '../model/room';
import { won } from '../model/table';
import type { StoreServices } from './services';
import { roomBusy } from './stage';

const MAX_PRICE_CENTS = 1_000_000;
const MAX_SECONDS = 600;
const MAX_QUEUE = 50;

/** The body of an opening. */
export const openQnaBody = z.strictObject({
  priceCents: z.int().check(z.gte(1), z.lte(MAX_PRICE_CENTS)),
  currency: z._default(z.string().check(z.regex(/^[A-Z]{3}$/, 'expected three letters')), 'CNY'),
  secondsPerAnswer: z._default(z.int().check(z.gte(15), z.lte(MAX_SECONDS)), 60),
  queueLength: z._default(z.int().check(z.gte(1), z.lte(MAX_QUEUE)), 10),
});

/**
 * Takes paid questions from now on; questions that were asked before keep their terms. Throws
 * `RoomNotFound`, `NotRoomHost`, `RoomClosed`, `RoomBusy`, and `QnaNotPossible` without a payment
 * provider.
 */
export async function openQna(
  { rooms, config }: StoreServices,
  { roomId, actor, terms }: { roomId: string; actor: Actor; terms: QnaTerms },
): Promise<Qna> {
  const room = await rooms.require(roomId);
  requireHost(room, actor);
  if (!config.payment.urlBase || !config.payment.key || !config.callbacks.secret) {
    throw new AppError('QnaNotPossible', 'This deployment has no payment provider.');
  }
  if (await won(rooms.openQna(room, terms))) return { ...terms, isOpen: true };
  const newest = await rooms.require(roomId);
  requireHost(newest, actor);
  requireOpen(newest);
  throw roomBusy();
}

/**
 * Takes no more questions; those that were paid for are still to be answered or refused. Throws
 * `RoomNotFound`, `NotRoomHost`, and `QnaNotOpen` if there have never been any.
 */
export async function closeQna(
  { rooms }: StoreServices,
  { roomId, actor }: { roomId: string; actor: Actor },
): Promise<Qna> {
  const room = await rooms.require(roomId);
  requireHost(room, actor);
  if (!room.qna) throw new AppError('QnaNotOpen', 'The room takes no questions.');
  await rooms.closeQna(roomId);
  return { ...room.qna, isOpen: false };
}
