import { LAST_RUN_COLUMN, LAST_RUN_KEY } from '../../store/last-run';
import { ACCESS_KEY_NAMES } from '../settings';
import type { Check } from './check';
import { clockOffset } from './clock';
import type { Facts } from './facts';
import { type Finding, notYet, right, wrong } from './finding';

/** A run comes every minute, and the one before may still be under way for as long. */
const MAX_SILENCE_MS = 3 * 60_000;

/** Whether the timer runs: each run notes itself in the table `agenda`. */
export const timerChecks: Check[] = [
  {
    name: 'timer-run',
    needs: ['OTS_ENDPOINT', 'OTS_INSTANCE', ...ACCESS_KEY_NAMES],
    run: lastRun,
  },
];

async function lastRun(facts: Facts): Promise<Finding> {
  const row = await facts.tables.get('agenda', LAST_RUN_KEY).catch(() => undefined);
  const ranAtMs = Number(row?.[LAST_RUN_COLUMN]);
  if (Number.isNaN(ranAtMs)) {
    return notYet('The timer has not run yet.', 'It runs within a minute of the deployment.');
  }
  // The row has the time of the services.
  const silentMs = Date.now() - ((await clockOffset(facts)) ?? 0) - ranAtMs;
  const ago = `${Math.max(0, Math.round(silentMs / 1000))} s ago`;
  if (silentMs <= MAX_SILENCE_MS) return right(`The timer ran ${ago}.`);
  return wrong(
    `The timer has not run since ${new Date(ranAtMs).toISOString()}: mixes do not end by themselves.`,
    'Function Compute console > lianmai-reconcile: see its trigger and its last calls.',
  );
}
