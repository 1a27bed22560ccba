/** `0:07`, `12:34` or `1:02:03`; nothing is ever shown below zero. */
export function clockWords(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

/** A day and a time of it, as they are written in this language. */
export function dateWords(iso: string, language: 'en' | 'zh'): string {
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    ...{ dateStyle: 'medium', timeStyle: 'short' },
  });
  return format.format(new Date(iso));
}

/** Whole seconds until a moment, rounded up: a countdown shows 0 only when it is over. */
export function secondsUntil(momentMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((momentMs - nowMs) / 1000));
}
