/**
 * Whether a browser refused to play because it wants a click first. Even silent video waits for one
 * on an iPhone in Low Power Mode, or where a person has turned autoplay off.
 */
export function wantsClick(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}
