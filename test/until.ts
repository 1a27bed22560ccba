/**
 * As long as anything may take on a busy machine. Less than the timer's period, so that a run of the
 * timer does not bring what an event should have brought.
 */
export const PATIENCE_MS = 40_000;
/** As long as may take what a run of the timer brings. */
export const TIMER_PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 50;

/**
 * Waits for what other processes bring about; rules of time are not waited for. How soon it comes is
 * not judged: a busy machine makes everything later.
 *
 * @param told what is to be said if it does not come about.
 * @throws when the patience is at its end.
 */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  told: () => string = () => 'It did not come about.',
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const deadlineMs = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(told());
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** As `until`, for something that is to become this value; what was seen last is told. */
export async function untilIs<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  let seen: T | undefined;
  const isSo = async () => {
    seen = await read();
    return seen === wanted;
  };
  await until(isSo, () => `Expected ${wanted}, last saw ${seen}.`);
}
