const MAX_MESSAGE_LENGTH = 500;

/** One line of JSON on the standard output, which Function Compute collects by request. */
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

/** Services quote requests in their messages; signatures and tokens must not get into the log. */
function redact(line: string): string {
  return line
    .replace(/auth_key=[\w-]+/g, 'auth_key=***')
    .replace(/\b(Bearer|Signature=|OTS) ?[\w.:+/=-]{16,}/g, '$1 ***');
}
