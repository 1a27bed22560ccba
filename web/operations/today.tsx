import type { Usage } from '../api/types';
import { ot } from '../i18n/order-words';
import { costOf } from './cost';

/** What the tasks have cost that began today, by UTC, as far as they are over. */
export function Today({ usage }: { usage: readonly Usage[] }) {
  const sum = (of: (task: Usage) => number | undefined) =>
    usage.reduce((total, task) => total + (of(task) ?? 0), 0);
  const figures = {
    tasks: usage.length,
    relay: sum(({ relayMinutes }) => relayMinutes),
    mix: sum(({ mixMinutes }) => mixMinutes),
    recorded: sum(({ recordedMinutes }) => recordedMinutes),
    cost: sum(costOf).toFixed(2),
  };
  return (
    <p class="hint" data-test="today">
      {ot('wall.today', figures)}
    </p>
  );
}
