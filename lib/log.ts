/** Enough to name every value of an empty configuration, and a bound for all else. */
const MAX_MESSAGE_LENGTH = 2000;

/** Writes a line that says what has happened. */
export type Log = (fields: Record<string, unknown>) => void;

/** What must not be logged, after what it is known by; a query within a query is encoded. */
const SECRETS = [
  /(auth_key|Signature|SecurityToken|security-token|ststoken|NotifyAuthKey)(?:=|%3D|: ?)[\w.%:+/=~-]+/gi,
  /(-callback)(?:\/|%2F)[\w-]{16,}/gi,
  /\b(whsec)_[\w+/=]+/g,
  /\b(Bearer|OTS) [\w.:+/=~-]{16,}/gi,
  /\b(eyJ)[\w-]+\.[\w-]+\.[\w-]*/g,
];

/** One line of JSON on the standard output, which Function Compute collects. */
export function logLine(fields: Record<string, unknown>): void {
  process.stdout.write(`${redact(JSON.stringify(fields))}\n`);
}

/** What went wrong, with its causes, for the log only. */
export function describeError(error: unknown): string {
  const parts: string[] = [];
  for (let cause = error; cause instanceof Error && parts.length < 5; cause = cause.cause) {
    parts.push(`${cause.name}: ${cause.message}`);
  }
  return (parts.join(' ← ') || String(error)).slice(0, MAX_MESSAGE_LENGTH);
}

/** A text without what must not be shown: services and clients quote requests in their messages. */
export function redact(line: string): string {
  return SECRETS.reduce((text, secret) => text.replace(secret, '$1=***'), line);
}
