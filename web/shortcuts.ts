/** Keys that do what buttons do, for who works at a desk. */
import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

const KEY = 'lianmai.character-keys';

/**
 * Whether a character alone does something. Whoever speaks to the computer, or touches keys by
 * mistake, can switch that off: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts
 */
export const hasCharacterKeys = signal(globalThis.localStorage?.getItem(KEY) !== 'no');

/** Switches the characters, and remembers it. */
export function setCharacterKeys(isOn: boolean): void {
  hasCharacterKeys.value = isOn;
  localStorage.setItem(KEY, isOn ? 'yes' : 'no');
}

/** What a key does, by its name in lower case. */
export type Shortcuts = Partial<Record<string, () => void>>;

/** Follows the keys as long as the page is shown; a person who types means letters. */
export function useShortcuts(shortcuts: Shortcuts): void {
  // Not a moment after what they do is shown: a key that comes at once counts.
  useLayoutEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isTyping(event.target) || isPressing(event) || document.querySelector('dialog[open]'))
        return;
      const isCharacter = event.key.length === 1 && event.key !== ' ';
      if (isCharacter && !hasCharacterKeys.peek()) return;
      const act = shortcuts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', follow);
    return () => removeEventListener('keydown', follow);
  });
}

/** The space bar presses what has the focus. */
function isPressing({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof Element && target.matches('button, a, summary');
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, select, textarea');
}
