import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useShortcuts } from '../shortcuts';

/**
 * Whether a player fills the window, which a page ends by itself: by Escape, and when there is
 * nothing more to play, as the button for it goes as well.
 */
export function useFilled(isOn = true): Signal<boolean> {
  const isFilled = useSignal(false);
  const leave = () => {
    isFilled.value = false;
  };
  useEffect(() => {
    if (!isOn) leave();
  }, [isOn]);
  useShortcuts(isFilled.value ? { escape: leave } : {});
  return isFilled;
}
