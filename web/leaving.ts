/** Whether the page may be left: by a link, by back and forward, by signing out, by closing it. */
import { useEffect } from 'preact/hooks';
import { confirmed, type Question } from './confirm';

let guard: Question | undefined;

/** Resolves with whether the page may be left, after asking if it must be asked. */
export async function mayLeave(): Promise<boolean> {
  return guard ? confirmed(guard) : true;
}

/** Whether leaving has to be asked about. */
export function isGuarded(): boolean {
  return guard !== undefined;
}

/** Takes the guard away, because somebody is sure. */
export function leaveSurely(): void {
  guard = undefined;
}

/** Asks before the page is left, as long as there is something to ask. */
export function useLeaveGuard(asked: Question | undefined): void {
  useEffect(() => {
    if (!asked) return undefined;
    guard = asked;
    addEventListener('beforeunload', keepOpen);
    return () => {
      removeEventListener('beforeunload', keepOpen);
      if (guard === asked) guard = undefined;
    };
  }, [asked?.words, JSON.stringify(asked?.fillings)]);
}

/** The browser asks in words of its own. */
function keepOpen(event: Event): void {
  if (guard) event.preventDefault();
}
