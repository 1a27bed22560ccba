/** As long as anything may take on a busy machine. Less than Jest's limit, so that the cause is told. */
export const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 50;

/**
 * Waits for what other processes bring about; rules of time are not waited for. How soon it comes is
 * not judged: a busy machine makes everything later.
 *
 * @param told what is to be said if it does not come about.
 * @throws after `PATIENCE_MS`.
 */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  told: () => string = () => 'It did not come about.',
): Promise<void> {
  const deadlineMs = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(told());
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
