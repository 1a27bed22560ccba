/** Calls that wait, and so hold a function instance: a few of each user, and a share of all. */
import type { Services } from './services';

/**
 * Does something that takes as long as its caller is willing to wait, if there is a place to wait in;
 * answers whether there was.
 */
export async function whileWaiting(
  { waits, clock }: Services,
  { userId, untilMs }: { userId: string; untilMs: number },
  wait: () => Promise<void>,
): Promise<boolean> {
  const place = await waits.take(userId, { nowMs: clock.now(), untilMs });
  if (place === undefined) return false;
  try {
    await wait();
  } finally {
    // A place that is not given back is free again soon after the end of the wait.
    await waits.giveBack(place).catch(() => undefined);
  }
  return true;
}
