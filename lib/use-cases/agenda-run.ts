/**
 * Works off the agenda: only rooms that are due cost anything. A run takes what is due, oldest
 * first, waits for what will be due within the minute until the next run, and ends. While a mix
 * runs, a room may become due at any moment (its host leaves), so the run stays; when none runs it
 * ends at once. What one run leaves, the next takes; two at once do the same things twice, which
 * does no harm.
 */

import { describeError } from '../log';
import type { AgendaEntry } from '../store/agenda-store';
import { reconcileRoom } from './reconcile';
import type { Services } from './services';

/** A run ends after this, shortly before the next one comes. */
export const RUN_MS = 55_000;

/** Entries of one page: this many of each shard. */
const PER_SHARD = 32;

/** While it waits, a run reads entries that were added meanwhile this often. */
const POLL_MS = 10_000;

/** A room that could not be reconciled comes again after this, behind the others. */
const TRY_AGAIN_MS = 30_000;

interface Count {
  done: number;
  failed: number;
}

/** Reconciles the rooms that are due, and those that will be within this run's time. */
export async function runAgenda(services: Services, runMs = RUN_MS): Promise<Count> {
  const { agenda, clock } = services;
  const noted = agenda.noteRun(clock.now());
  const [count] = await Promise.all([workThrough(services, runMs), noted]);
  return count;
}

async function workThrough(services: Services, runMs: number): Promise<Count> {
  const { agenda, quotas, clock } = services;
  const endAtMs = clock.now() + runMs;
  const count = { done: 0, failed: 0 };
  while (clock.now() < endAtMs) {
    const entries = await agenda.dueBefore(endAtMs, PER_SHARD);
    const nowMs = clock.now();
    const due = entries.filter(({ dueAtMs }) => dueAtMs <= nowMs);
    const roomIds = [...new Set(due.map(({ roomId }) => roomId))];
    const outcomes = await Promise.all(roomIds.map((roomId) => workOff(services, roomId, due)));
    for (const outcome of outcomes) count[outcome]++;
    if (due.length > 0) continue;
    const [next] = entries;
    if (!next && !(await quotas.isAnyRunning())) break;
    await clock.sleepUntil(Math.min(next?.dueAtMs ?? endAtMs, nowMs + POLL_MS, endAtMs));
  }
  return count;
}

/** Works off all due entries of one room with one check of it. */
async function workOff(
  services: Services,
  roomId: string,
  due: AgendaEntry[],
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
  const worked = due.filter((entry) => entry.roomId === roomId);
  await Promise.all(worked.map((entry) => agenda.remove(entry)));
  return outcome;
}
