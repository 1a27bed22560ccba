/** What rooms have cost: one entry a task. */
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { type Actor, requireHost } from '../model/actor';
import { pageToken, readPageToken } from '../model/page-token';
import { queryNumber } from '../model/query-number';
import { dayOf, type Usage } from '../store/usage-store';
import type { UsageServices } from './services';

const DAY_MS = 86_400_000;
const MAX_DAYS = 92;
const MAX_PAGE = 100;

/** A day, and the key in it of the task to go on with, if it has begun. */
const DAY_POSITION = /^(\d{4}-\d\d-\d\d)\|((?:\d+ [\w-]+ \d+)?)$/;

const page = {
  maxResults: z._default(queryNumber(1, MAX_PAGE), 50),
  nextToken: z.optional(z.string().check(z.maxLength(256))),
};

/** The query of a room's usage. */
export const roomUsageQuery = z.strictObject(page);

/** The query of the app's usage: UTC days, both included. */
export const usageQuery = z.strictObject({ ...page, from: z.iso.date(), to: z.iso.date() });

export interface UsagePage {
  usage: Usage[];
  nextToken?: string;
}

/** The tasks of a room, newest first. Throws `RoomNotFound` and `NotRoomHost`. */
export async function roomUsage(
  services: UsageServices,
  request: z.infer<typeof roomUsageQuery> & { roomId: string; actor: Actor },
): Promise<UsagePage> {
  const { roomId, maxResults, nextToken } = request;
  requireHost(await services.rooms.require(roomId), request.actor);
  const [after] = nextToken === undefined ? [] : readPageToken(nextToken, /^(\d{12})$/);
  const listing = { limit: maxResults, ...(after !== undefined && { after }) };
  const { usage, next } = await services.usage.list({ roomId }, listing);
  return next ? { usage, nextToken: pageToken(next) } : { usage };
}

/** All tasks that were started on the days asked for, in order. Throws `NotAdmin`. */
export async function appUsage(
  services: UsageServices,
  { actor, ...query }: z.infer<typeof usageQuery> & { actor: Actor },
): Promise<UsagePage> {
  if (!actor.isAdmin) throw new AppError('NotAdmin', 'Expected a token with the scope admin.');
  const days = daysOf(query);
  // A token is the day to go on with, and the last key of that day.
  const { nextToken } = query;
  const [startDay = days[0], startKey = ''] =
    nextToken === undefined ? [] : readPageToken(nextToken, DAY_POSITION);
  const usage: Usage[] = [];
  for (const day of days.filter((candidate) => startDay !== undefined && candidate >= startDay)) {
    const after = day === startDay && startKey ? { after: startKey } : {};
    const limit = query.maxResults - usage.length;
    const found = await services.usage.list({ day }, { limit, ...after });
    usage.push(...found.usage);
    if (found.next) return { usage, nextToken: pageToken(`${day}|${found.next}`) };
    const rest = days[days.indexOf(day) + 1];
    if (usage.length >= query.maxResults && rest)
      return { usage, nextToken: pageToken(`${rest}|`) };
  }
  return { usage };
}

function daysOf({ from, to }: { from: string; to: string }): string[] {
  const firstMs = Date.parse(from);
  const count = (Date.parse(to) - firstMs) / DAY_MS + 1;
  if (count >= 1 && count <= MAX_DAYS) {
    return Array.from({ length: count }, (_, index) => dayOf(firstMs + index * DAY_MS));
  }
  throw new AppError('InvalidRequest', `Expected from and to in order, at most ${MAX_DAYS} days.`);
}
