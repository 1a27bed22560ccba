/** How a mix ended, or why it did not start. What a host is told of it is in `web/i18n`. */
export const MIX_OUTCOMES = [
  'stopped',
  'host-gone',
  'too-long',
  'room-closed',
  'moderated',
  'over-quota',
  'channel-ended',
  'push-lost',
  'push-refused',
  'lost',
  'never ran',
  'given up',
] as const;
/** A start that the service refused has its code. */
export type MixOutcome = (typeof MIX_OUTCOMES)[number] | `refused: ${string}`;

/** Outcomes of tasks that were never known to run; of a refusal only the beginning. */
const NEVER_RAN = ['lost', 'never ran', 'given up', 'refused: '];

/** Whether this is what a start came to that was never known to run. */
export function hasNeverRun(outcome: string): boolean {
  return NEVER_RAN.some((each) => outcome.startsWith(each));
}
