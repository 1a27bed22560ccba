/** Users whom a mix leaves out, by name: they need not be on stage, and may come back. */

/**
 * As many as the mixing service takes in one list. https://help.aliyun.com/document_detail/93183.html
 * (UnsubSpecAudioUsers.N, UnsubSpecCameraUsers.N)
 */
export const MAX_NAMED = 64;

/** The names that fit into one list: those of these people first, then the newest of the others. */
export function fitting(names: readonly string[], people: readonly string[]): string[] {
  const excess = names.length - MAX_NAMED;
  if (excess <= 0) return [...names];
  const dropped = names.filter((name) => !people.includes(name)).slice(0, excess);
  return names.filter((name) => !dropped.includes(name)).slice(0, MAX_NAMED);
}
