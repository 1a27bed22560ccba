/** A function's log line for people: one short line per request; anything else as it is. */
export function formatLogLine(functionName: string, line: string): string {
  const fields = parse(line);
  if (!fields) return `  ${functionName}: ${line}`;
  const { status, route, durationMs, code, user, roomId, error } = fields;
  const time = new Date().toISOString().slice(11, 23);
  const about = [roomId && `room ${roomId}`, user && `by ${user}`, code, error].filter(Boolean);
  return `  ${time}  ${status} ${route}  ${durationMs} ms  ${about.join(' · ')}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(line);
    return value?.route ? value : undefined;
  } catch {
    return undefined;
  }
}
