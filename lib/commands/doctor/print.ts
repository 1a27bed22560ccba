import type { Line, Status } from './finding';

/** Select Graphic Rendition: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const GREEN = 32;
const RED = 31;
const YELLOW = 33;
const DIM = 2;

const SIGNS: Record<Status, { sign: string; color: number; counted: string }> = {
  right: { sign: '✓', color: GREEN, counted: 'right' },
  wrong: { sign: '✗', color: RED, counted: 'wrong' },
  'not-yet': { sign: '·', color: DIM, counted: 'not yet' },
  look: { sign: '?', color: YELLOW, counted: 'to look at yourself' },
};

/** The report for people: a line for each check, below it what to do next, and a sum. */
export function report(lines: Line[], { color }: { color: boolean }): string {
  const paint = (code: number, text: string) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  const width = Math.max(...lines.map(({ check }) => check.length));
  const body = lines.map(({ check, status, what, next }) => {
    const { sign, color: code } = SIGNS[status];
    const line = `${paint(code, sign)} ${check.padEnd(width)}  ${what}`;
    const indent = ' '.repeat(width + 4);
    return next === undefined ? line : `${line}\n${indent}${paint(DIM, `→ ${next}`)}`;
  });
  return `${body.join('\n')}\n\n${sum(lines)}\n`;
}

function sum(lines: Line[]): string {
  const counts = Object.entries(SIGNS).map(([status, { counted }]) => {
    const count = lines.filter((line) => line.status === status).length;
    return `${count} ${counted}`;
  });
  return `${counts.filter((count) => !count.startsWith('0 ')).join(', ')}.`;
}
