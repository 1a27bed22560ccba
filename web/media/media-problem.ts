/** Why there is no picture or sound of one's own. */
export type MediaProblem = 'refused' | 'none' | 'busy' | 'lost' | 'insecure' | 'failed';

const BY_NAME: Partial<Record<string, MediaProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** What a failed `getUserMedia` means to the person in front of the camera. */
export function mediaProblemOf(error: unknown): MediaProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return BY_NAME[name] ?? 'failed';
}
