/** A page that is being reloaded gives its lock back within this time. */
const PATIENCE_MS = 2000;

/** A tab's right to be a person on stage. */
export interface Place {
  giveBack(): void;
  /** Resolves when another tab has taken it over. */
  taken: Promise<void>;
}

/**
 * Lets one tab of a browser be a person on stage: two would push each other out of the channel, as
 * a person is there once only. Answers undefined if another tab has the place, unless it is to be
 * taken over. https://www.w3.org/TR/web-locks/
 */
export async function takeStage(
  roomId: string,
  userId: string,
  { takesOver = false } = {},
): Promise<Place | undefined> {
  if (!navigator.locks) return { giveBack: () => undefined, taken: new Promise(() => undefined) };
  const options = takesOver ? { steal: true } : { signal: AbortSignal.timeout(PATIENCE_MS) };
  return new Promise((resolve) => {
    let tellTaken = () => {};
    const taken = new Promise<void>((tell) => {
      tellTaken = tell;
    });
    const hold = () => new Promise<void>((giveBack) => resolve({ giveBack, taken }));
    const name = `lianmai.stage.${roomId}.${userId}`;
    // It fails at first if another tab has the place, and later if another tab takes it.
    navigator.locks.request(name, options, hold).catch(() => {
      tellTaken();
      resolve(undefined);
    });
  });
}
