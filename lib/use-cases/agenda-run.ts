/**
 * Works off the agenda: only rooms that are due cost anything. A run takes what is due, oldest
 * first, waits for what will be due within the minute until the next run, and ends. While a mix
 * runs, a room may become due at any moment (its host leaves), so the run stays; when none runs it
 * ends at once. What one run leaves, the next takes; two at once do the same things twice, which
 * does no harm.
 */

import { describeError } from '../log';
import type { AgendaEntry } from '../store/agenda-store';
import { deliverOrLater, putOnDeliveries, TIMER_BRINGS_MS } from './deliver-events';
import { reconcileRoom } from './reconcile';
import { followReplay } from './replay-follow';
import type { Services } from './services';
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

/** Reconciles the rooms that are due, and those that will be within this run's time. */
export async function runAgenda(services: Services, runMs = RUN_MS): Promise<Count> {
  const { agenda, clock } = services;
  const endAtMs = clock.now() + runMs;
  const noted = agenda.noteRun(clock.now());
  const [count] = await Promise.all([
    workThrough(services, endAtMs),
    services.receiver && deliverThrough(services, endAtMs),
    services.config.replays && followThrough(services, endAtMs),
    noted,
  ]);
  return count;
}

async function workThrough(services: Services, endAtMs: number): Promise<Count> {
  const { agenda, quotas, clock } = services;
  const count = { done: 0, failed: 0 };
  const bringing: Promise<void>[] = [];
  let counting: Promise<void> | undefined;
  while (clock.now() < endAtMs) {
    const entries = await agenda.dueBefore(endAtMs, PER_SHARD);
    const nowMs = clock.now();
    const due = entries.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    const roomIds = [...new Set(due.map(({ roomId }) => roomId))];
    const outcomes = await Promise.all(
      roomIds.map((roomId) => workOff(services, roomId, due, bringing)),
    );
    for (const outcome of outcomes) count[outcome]++;
    // Once a run; a live room is due in every one.
    if (due.length > 0) counting ??= noteViewers(services);
    if (due.length > 0) continue;
    const [next] = entries;
    if (!next && !(await quotas.isAnyRunning())) break;
    await clock.sleepUntil(Math.min(next?.dueAtMs ?? endAtMs, nowMs + POLL_MS, endAtMs));
  }
  await Promise.all([...bringing, counting]);
  return count;
}

/**
 * Brings the events that could not be brought before, beside the rooms and in a list of their own: a
 * receiver that hangs holds up nobody but itself.
 */
async function deliverThrough(services: Services, endAtMs: number): Promise<void> {
  const { deliveries, quotas, clock } = services;
  while (clock.now() < endAtMs) {
    const entries = await deliveries.dueBefore(endAtMs, DELIVERIES);
    const nowMs = clock.now();
    const due = entries.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    const roomIds = [...new Set(due.map(({ roomId }) => roomId))];
    await Promise.all(
      roomIds.map((roomId) => deliverOrLater(services, roomId, nowMs + TIMER_BRINGS_MS)),
    );
    await Promise.all(due.map((entry) => deliveries.remove(entry)));
    if (due.length > 0) continue;
    const [next] = entries;
    if (!next && !(await quotas.isAnyRunning())) break;
    await clock.sleepUntil(Math.min(next?.dueAtMs ?? endAtMs, nowMs + POLL_MS, endAtMs));
  }
}

/** Follows the replays that are due, beside the rooms: their files come when they come. */
async function followThrough(services: Services, endAtMs: number): Promise<void> {
  const { replayChecks, quotas, clock } = services;
  while (clock.now() < endAtMs) {
    const entries = await replayChecks.dueBefore(endAtMs, PER_SHARD);
    const nowMs = clock.now();
    const due = entries.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    const ids = [...new Set(due.map(({ roomId }) => roomId))];
    await Promise.all(ids.map((id) => followOrLater(services, id)));
    await Promise.all(due.map((entry) => replayChecks.remove(entry)));
    if (due.length > 0) continue;
    const [next] = entries;
    if (!next && !(await quotas.isAnyRunning())) break;
    await clock.sleepUntil(Math.min(next?.dueAtMs ?? endAtMs, nowMs + POLL_MS, endAtMs));
  }
}

async function followOrLater(services: Services, replayId: string): Promise<void> {
  await followReplay(services, replayId).catch(async (error: unknown) => {
    services.log({ event: 'follow-failed', replayId, error: describeError(error) });
    await services.replayChecks.add(replayId, services.clock.now() + TRY_AGAIN_MS);
  });
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
