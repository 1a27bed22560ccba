/** Who may not come on stage: in one room, or in every room. */
import { AppError } from '../errors';

/** Somebody who was banned, and by whom. */
export interface Ban {
  userId: string;
  /** Absent: from every room. */
  roomId?: string | undefined;
  /** When it ends by itself; absent: never. */
  untilMs?: number | undefined;
  reason: string;
  bannedBy: string;
  bannedAtMs: number;
}

/** Which ban of a user is meant. */
export type BanKey = Pick<Ban, 'userId' | 'roomId'>;

/** Whether a ban is in force at this moment. */
export function isInForce({ untilMs = Number.POSITIVE_INFINITY }: Ban, nowMs: number): boolean {
  return nowMs < untilMs;
}

/** The refusal of somebody who is banned; the reason is for those who ban. */
export function bannedError({ userId, roomId, untilMs }: Ban): AppError {
  const where = roomId === undefined ? 'every room' : 'this room';
  const until = untilMs === undefined ? undefined : new Date(untilMs).toISOString();
  return new AppError('Banned', `The user ${userId} is banned from ${where}.`, {
    details: { userId, ...(until && { until }) },
  });
}
