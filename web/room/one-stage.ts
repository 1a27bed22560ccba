/** A page that is being reloaded gives its lock back within this time. */
const PATIENCE_MS = 2000;

/**
 * Lets one tab of a browser be a person on stage: two would push each other out of the channel, as
 * a person is there once only. Answers how to give the place back, or undefined if another tab has
 * it. https://www.w3.org/TR/web-locks/
 */
export async function takeStage(roomId: string, userId: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return () => {};
  return new Promise((resolve) => {
    const holding = navigator.locks.request(
      `lianmai.stage.${roomId}.${userId}`,
      { signal: AbortSignal.timeout(PATIENCE_MS) },
      () => new Promise<void>((giveBack) => resolve(giveBack)),
    );
    holding.catch(() => resolve(undefined));
  });
}
