import type { Mix } from '../api/types';
import { secondsUntil } from '../time-words';

/** What the studio says about the mix at one moment. */
export type MixView =
  | { kind: 'idle' }
  | { kind: 'resting'; secondsLeft: number }
  | { kind: 'starting' }
  | { kind: 'live'; liveMs: number; leftMs: number | undefined; endsSoon: boolean }
  | { kind: 'stopping' };

/**
 * The mix as it is now, by the service's clock. `restsUntilMs` is what the AppServer said when it
 * refused a start; it is newer than the room's own word.
 */
export function mixViewOf(mix: Mix, nowMs: number, restsUntilMs?: number): MixView {
  if (mix.state === 'live') {
    return {
      kind: 'live',
      liveMs: mix.startedAt ? nowMs - Date.parse(mix.startedAt) : 0,
      leftMs: mix.endsBy ? Date.parse(mix.endsBy) - nowMs : undefined,
      endsSoon: mix.endsSoon === true,
    };
  }
  if (mix.state !== 'idle') return { kind: mix.state };
  const untilMs = restsUntilMs ?? (mix.availableAt ? Date.parse(mix.availableAt) : 0);
  const secondsLeft = secondsUntil(untilMs, nowMs);
  return secondsLeft > 0 ? { kind: 'resting', secondsLeft } : { kind: 'idle' };
}
