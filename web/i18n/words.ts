import { effect, signal } from '@preact/signals';
import { en, type MessageKey } from './en';
import { zh } from './zh';

export type Locale = 'en' | 'zh';
export type Fillings = Record<string, string | number>;

const TABLES: Record<Locale, Record<MessageKey, string>> = { en, zh };
const KEY = 'lianmai.locale';

export const locale = signal<Locale>('en');

/** The words for a key, in the language of the moment. */
export function t(key: MessageKey, fillings: Fillings = {}): string {
  return wordsIn(TABLES[locale.value], key, fillings);
}

/** Whether there are words for a key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The language to begin with: the one chosen before, else the first that the browser wants. */
export function localeOf(chosen: string | null, wanted: readonly string[]): Locale {
  if (chosen === 'en' || chosen === 'zh') return chosen;
  const first = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
  return first ?? 'en';
}

/** Chooses a language and remembers it. */
export function chooseLocale(next: Locale): void {
  localStorage.setItem(KEY, next);
  locale.value = next;
}

/** Takes the language to begin with, and tells the document of every change. */
export function followLocale(): void {
  locale.value = localeOf(localStorage.getItem(KEY), navigator.languages);
  effect(() => {
    document.documentElement.lang = locale.value === 'zh' ? 'zh-CN' : 'en';
  });
}

function isLocale(tag: string): tag is Locale {
  return tag === 'en' || tag === 'zh';
}

/**
 * The words of a table for a key, with its blanks filled in. A server that is newer than the page may
 * name what the table does not know; then the name itself is said.
 */
export function wordsIn(
  table: Readonly<Record<string, string>>,
  key: string,
  fillings: Fillings,
): string {
  const words = table[key] ?? key.slice(key.lastIndexOf('.') + 1);
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(fillings[name] ?? whole));
}
