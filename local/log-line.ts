import { type RequestFields, requestFields } from './request-fields';

/** Select Graphic Rendition: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const SGR = { red: 31, green: 32, yellow: 33, dim: 2 };
type Style = keyof typeof SGR;

const STYLES: Record<string, Style> = {
  ok: 'green',
  pending: 'yellow',
  refused: 'yellow',
  failed: 'red',
};

/** Whether lines may have colours. https://no-color.org */
export function takesColor(
  stream: { isTTY?: boolean },
  env: Record<string, string | undefined>,
): boolean {
  return stream.isTTY === true && !env.NO_COLOR;
}

/** A function's log line for people: one short line per request; anything else as it is. */
export function formatLogLine(
  functionName: string,
  line: string,
  { color, nowMs }: { color: boolean; nowMs: number },
): string {
  const fields = requestFields(line);
  if (!fields) return `  ${functionName}: ${line}`;
  const paint = (style: Style, text: string) =>
    color ? `\x1b[${SGR[style]}m${text}\x1b[0m` : text;
  const time = new Date(nowMs).toISOString().slice(11, 23);
  const status = paint(STYLES[fields.outcome] ?? 'dim', String(fields.status ?? fields.outcome));
  const facts = [`${fields.durationMs} ms`, ...aboutOf(fields), ...callsOf(fields)];
  if (fields.error) facts.push(paint('red', fields.error));
  return `  ${paint('dim', time)}  ${status} ${fields.route}  ${paint('dim', facts.join(' · '))}`;
}

function aboutOf({ coldStart, roomId, user, code }: RequestFields): string[] {
  return [
    ...(coldStart ? ['cold start'] : []),
    ...(roomId ? [`room ${roomId}`] : []),
    ...(user ? [`by ${user}`] : []),
    ...(code ? [code] : []),
  ];
}

/** How often each service was called, and for how long. */
function callsOf({ calls = {} }: RequestFields): string[] {
  return Object.entries(calls).map(([service, operations]) => {
    const all = Object.values(operations);
    const count = all.reduce((sum, times) => sum + times.count, 0);
    const ms = all.reduce((sum, times) => sum + times.ms, 0);
    return `${service} ${count}× ${Math.round(ms)} ms`;
  });
}
