import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether something has been so for a while: what changes back at once is no news. */
export function useLasting(isSo: boolean, forMs: number): boolean {
  const hasLasted = useSignal(false);
  useEffect(() => {
    if (!isSo) {
      hasLasted.value = false;
      return undefined;
    }
    const timer = setTimeout(() => {
      hasLasted.value = true;
    }, forMs);
    return () => clearTimeout(timer);
  }, [isSo, forMs]);
  return isSo && hasLasted.value;
}
