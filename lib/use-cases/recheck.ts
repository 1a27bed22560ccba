/** A room is checked this long after a change, when the call that made it has surely ended; in ms. */
export const RECHECK_AFTER_MS = 15_000;
