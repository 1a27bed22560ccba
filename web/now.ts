import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { serviceNowMs } from './clock';

const TICK_MS = 500;

/** The service's time, as often as countdowns need it; it stands still while nobody looks. */
export const nowMs = signal(serviceNowMs());

/** Keeps the time going while the component is shown, and gives it. */
export function useNow(): number {
  useEffect(() => {
    const tick = () => {
      nowMs.value = serviceNowMs();
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs.value;
}
