import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const TICK_MS = 500;

/** The time, as often as countdowns need it; it stands still while nobody looks. */
export const nowMs = signal(Date.now());

/** Keeps the time going while the component is shown, and gives it. */
export function useNow(): number {
  useEffect(() => {
    const tick = () => {
      nowMs.value = Date.now();
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs.value;
}
