import { AppError } from '../errors';
import { type Condition, type Row, type Table, unlessOvertaken, won } from '../model/table';
import { integer, optional, where } from './columns';

const APP = 'app';
const MINUTE_MS = 60_000;

/** How many mixes the app or a host has; and the calls of a caller in a minute. */
const MIXES = optional(integer('mixes'), 0);
const CALLS = optional(integer('calls'), 0);

export interface Quota {
  mixesPerApp: number;
  mixesPerHost: number;
  callsPerMinute: number;
}

/** Which task holds a place, and of whose. */
export interface Place {
  roomId: string;
  hostId: string;
  fence: number;
}

/**
 * How many mixes run, and how often callers call. The app and every host have a row with a number
 * and a mark for each room that it counts. One conditional write changes both, so that the number
 * is never above the limit and never differs from the marks.
 */
export class QuotaStore {
  #table: Table;
  #quota: Quota;

  constructor(table: Table, quota: Quota) {
    this.#table = table;
    this.#quota = quota;
  }

  /**
   * Throws `QuotaExceeded` when the app or the host has its number of mixes already. It only reads:
   * starts at the same moment may pass together, and `take` lets no more of them stay than fit.
   */
  async requirePlace(roomId: string, hostId: string): Promise<void> {
    const scopes = this.#scopes(hostId);
    const rows = await this.#table.getMany('quotas', scopes.map(quotaKey));
    for (const scope of scopes) {
      const row = rows.find((found) => found.scope === scope.name);
      const hasPlace = row?.[markOf(roomId)] !== undefined;
      if (!hasPlace && runningOf(row) >= scope.limit) throw exceeded(scope, runningOf(row));
    }
  }

  /** Whether any mix runs. */
  async isAnyRunning(): Promise<boolean> {
    return runningOf(await this.#table.get('quotas', { scope: APP }, [MIXES.name])) > 0;
  }

  /**
   * Takes a place for the room's mix; repeating it is harmless. Answers whether the room had none
   * before. Throws `QuotaExceeded` if there is none, and then holds none.
   */
  async reserve(place: Place): Promise<boolean> {
    const takes = this.#scopes(place.hostId).map((scope) => this.#takeOf(scope, place));
    const taken = await Promise.allSettled(takes);
    const failed = taken.find(({ status }) => status === 'rejected');
    if (failed?.status !== 'rejected') {
      return taken.some((each) => each.status === 'fulfilled' && each.value);
    }
    if (failed.reason instanceof AppError) await this.giveBack(place);
    throw failed.reason;
  }

  /** Whether the mix has its place, or a later one of the room has it. */
  async holds({ roomId, hostId, fence }: Place): Promise<boolean> {
    const scopes = this.#scopes(hostId);
    const rows = await this.#table.getMany('quotas', scopes.map(quotaKey));
    const marks = scopes.map(({ name }) => rows.find(({ scope }) => scope === name));
    return marks.every((row) => Number(row?.[markOf(roomId)] ?? 0) >= fence);
  }

  /** Gives the place of a mix back, unless a later mix of the room has it. */
  async giveBack({ roomId, hostId, fence }: Place): Promise<void> {
    const mark = markOf(roomId);
    const change = {
      table: 'quotas',
      row: 'present' as const,
      condition: isHeldBy(mark, fence),
      remove: [mark],
      increment: { [MIXES.name]: -1 },
    };
    const changes = this.#scopes(hostId).map((scope) =>
      this.#table.update({ ...change, key: quotaKey(scope) }).catch(unlessOvertaken),
    );
    await Promise.all(changes);
  }

  /** Throws `RateLimited` when the caller has had the calls of this minute. It only reads. */
  async requireCalls(caller: string, nowMs: number): Promise<void> {
    const row = await this.#table.get('rates', rateKey(caller, nowMs), [CALLS.name]);
    const calls = CALLS.read(row?.[CALLS.name]);
    if (calls >= this.#quota.callsPerMinute) throw this.#tooOften(calls, nowMs);
  }

  /** Counts a call. Throws `RateLimited` when the caller has had those of this minute. */
  async countCall(caller: string, nowMs: number): Promise<void> {
    const key = rateKey(caller, nowMs);
    const increment = { [CALLS.name]: 1 };
    const change = { key, row: 'any', increment, readsBack: true } as const;
    const counted = await this.#table.update({ table: 'rates', ...change });
    const calls = CALLS.read(counted[CALLS.name]);
    if (calls > this.#quota.callsPerMinute) throw this.#tooOften(calls, nowMs);
  }

  /** Answers whether the room had no place before. */
  async #takeOf(scope: Scope, { roomId, fence }: Place): Promise<boolean> {
    const mark = markOf(roomId);
    const change = { table: 'quotas', key: quotaKey(scope), put: { [mark]: fence } };
    const isFree: Condition = { ...where(MIXES, '<', scope.limit), orMissing: true };
    const adding = this.#table.update({
      ...change,
      row: 'any',
      condition: { and: [isFree, isUnmarked(mark)] },
      increment: { [MIXES.name]: 1 },
    });
    if (await won(adding)) return true;
    // The place of an earlier task of the room is taken over; a later one keeps it.
    const condition = isHeldBy(mark, fence);
    if (await won(this.#table.update({ ...change, row: 'present', condition }))) return false;
    const row = await this.#table.get('quotas', quotaKey(scope), [MIXES.name, mark]);
    if (row?.[mark] === undefined) throw exceeded(scope, runningOf(row));
    return false;
  }

  #scopes(hostId: string): Scope[] {
    const { mixesPerApp, mixesPerHost } = this.#quota;
    return [
      { name: APP, of: 'app', limit: mixesPerApp },
      { name: `host ${hostId}`, of: 'host', limit: mixesPerHost },
    ];
  }

  #tooOften(calls: number, nowMs: number): AppError {
    const limit = this.#quota.callsPerMinute;
    return new AppError('RateLimited', `Expected at most ${limit} calls a minute.`, {
      retryAfterMs: MINUTE_MS - (nowMs % MINUTE_MS),
      details: { limit, calls },
    });
  }
}

interface Scope {
  name: string;
  of: 'app' | 'host';
  limit: number;
}

function quotaKey({ name }: Scope) {
  return { scope: name };
}

function rateKey(caller: string, nowMs: number) {
  return { caller, minute: Math.floor(nowMs / MINUTE_MS) };
}

/** A room id may have hyphens, which the name of a column may not; it has no underscores. */
function markOf(roomId: string): string {
  return `mix_${roomId.replaceAll('-', '_')}`;
}

function isUnmarked(mark: string): Condition {
  return { column: mark, is: '<', value: 0, orMissing: true };
}

/** The room has a place, and no later task of it holds it. */
function isHeldBy(mark: string, fence: number): Condition {
  return { column: mark, is: '<=', value: fence };
}

function runningOf(row: Row | undefined): number {
  return MIXES.read(row?.[MIXES.name]);
}

function exceeded({ of: scope, limit }: Scope, running: number): AppError {
  return new AppError('QuotaExceeded', `The ${scope} has ${running} of ${limit} mixes already.`, {
    details: { scope, running, limit },
  });
}
