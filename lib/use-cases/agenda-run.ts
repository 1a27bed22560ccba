/**
 * Works off the agenda: only rooms that are due cost anything. A run takes what is due, oldest
 * first, waits for what will be due within the minute until the next run, and ends. While a mix
 * runs, a room may become due at any moment (its host leaves), so the run stays; when none runs it
 * ends at once. What one run leaves, the next takes; two at once do the same things twice, which
 * does no harm.
 */

import { describeError } from '../log';
import type { AgendaEntry, AgendaStore } from '../store/agenda-store';
import { deliverOrLater, putOnDeliveries, TIMER_BRINGS_MS } from './deliver-events';
import { reconcileRoom } from './reconcile';
import { followReplayOrLater } from './replay-follow';
import type { Services, TimerServices } from './services';
import { noteViewers } from './viewers';

/** A run ends after this, shortly before the next one comes. */
export const RUN_MS = 55_000;

/** Entries of one page: this many of each shard. */
const PER_SHARD = 32;

/** While it waits, a run reads entries that were added meanwhile this often. */
const POLL_MS = 10_000;

/** A room that could not be reconciled comes again after this, behind the others. */
const TRY_AGAIN_MS = 30_000;

/** Rooms whose events are brought at the same time. */
const DELIVERIES = 64;

interface Count {
  done: number;
  failed: number;
}

/**
 * Reconciles the rooms that are due, and those that will be within this run's time. Its parts do not
 * end with one that fails: what fails is logged, and thrown when all have ended.
 */
export async function runAgenda(services: TimerServices, runMs = RUN_MS): Promise<Count> {
  const { agenda, clock, receiver, config } = services;
  const nowMs = clock.now();
  const endAtMs = nowMs + runMs;
  const [rooms, events, replays] = await Promise.allSettled([
    logged(services, 'rooms', workThrough(services, endAtMs)),
    receiver && logged(services, 'events', deliverThrough(services, endAtMs)),
    config.replays && logged(services, 'replays', followThrough(services, endAtMs)),
    // A run without these two has done what it is for.
    logged(services, 'viewers', countViewers(services)),
    logged(services, 'sign-of-life', agenda.noteRun(nowMs)),
  ]);
  if (rooms.status === 'rejected') throw rooms.reason;
  for (const part of [events, replays]) if (part.status === 'rejected') throw part.reason;
  return rooms.value;
}

async function logged<T>({ log }: Services, part: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    log({ event: 'run-part-failed', part, error: describeError(error) });
    throw error;
  });
}

async function workThrough(services: TimerServices, endAtMs: number): Promise<Count> {
  const { agenda } = services;
  const count = { done: 0, failed: 0 };
  const bringing: Promise<void>[] = [];
  await through(services, { list: agenda, perShard: PER_SHARD, endAtMs }, async (due) => {
    const outcomes = await Promise.all(
      idsOf(due).map((roomId) => workOff(services, roomId, due, bringing)),
    );
    for (const outcome of outcomes) count[outcome]++;
  });
  await Promise.all(bringing);
  return count;
}

/** Once a run, whatever is due: a live room may not be for ten minutes. Without one nobody watches. */
async function countViewers(services: TimerServices): Promise<void> {
  if (await services.quotas.isAnyRunning()) await noteViewers(services);
}

/**
 * Brings the events that could not be brought before, beside the rooms and in a list of their own: a
 * receiver that hangs holds up nobody but itself.
 */
async function deliverThrough(services: Services, endAtMs: number): Promise<void> {
  const { deliveries: list, clock } = services;
  await through(services, { list, perShard: DELIVERIES, endAtMs }, async (due) => {
    const untilMs = clock.now() + TIMER_BRINGS_MS;
    await Promise.all(idsOf(due).map((roomId) => deliverOrLater(services, roomId, untilMs)));
    await Promise.all(due.map((entry) => list.remove(entry)));
  });
}

/** Follows the replays that are due, beside the rooms: their files come when they come. */
async function followThrough(services: Services, endAtMs: number): Promise<void> {
  const { replayChecks: list } = services;
  await through(services, { list, perShard: PER_SHARD, endAtMs }, async (due) => {
    await Promise.all(idsOf(due).map((id) => followReplayOrLater(services, id)));
    await Promise.all(due.map((entry) => list.remove(entry)));
  });
}

/** Works off what is due on a list, and waits for what will be while the run lasts and a mix runs. */
async function through(
  { quotas, clock }: Services,
  { list, perShard, endAtMs }: { list: AgendaStore; perShard: number; endAtMs: number },
  work: (due: AgendaEntry[]) => Promise<void>,
): Promise<void> {
  while (clock.now() < endAtMs) {
    const entries = await list.dueBefore(endAtMs, perShard);
    const nowMs = clock.now();
    const due = entries.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    if (due.length > 0) {
      await work(due);
      continue;
    }
    const [next] = entries;
    if (!next && !(await quotas.isAnyRunning())) return;
    await clock.sleepUntil(Math.min(next?.dueAtMs ?? endAtMs, nowMs + POLL_MS, endAtMs));
  }
}

function idsOf(entries: readonly AgendaEntry[]): string[] {
  return [...new Set(entries.map(({ roomId }) => roomId))];
}

/** Works off all due entries of one room with one check of it; its events are on their way then. */
async function workOff(
  services: Services,
  roomId: string,
  due: AgendaEntry[],
  bringing: Promise<void>[],
): Promise<'done' | 'failed'> {
  const { agenda, clock, log } = services;
  const outcome = await reconcileRoom(services, roomId, { audit: true }).then(
    () => 'done' as const,
    async (error: unknown) => {
      log({ event: 'reconcile-failed', roomId, error: describeError(error) });
      await agenda.add(roomId, clock.now() + TRY_AGAIN_MS);
      return 'failed' as const;
    },
  );
  // Before the check is off the agenda; no room waits until they have come.
  const undelivered = await putOnDeliveries(services);
  const untilMs = clock.now() + TIMER_BRINGS_MS;
  bringing.push(...undelivered.map((id) => deliverOrLater(services, id, untilMs)));
  const worked = due.filter((entry) => entry.roomId === roomId);
  await Promise.all(worked.map((entry) => agenda.remove(entry)));
  return outcome;
}
