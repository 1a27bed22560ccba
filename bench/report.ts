/** A section of the report: what is measured, and the rows of its table, the head first. */
export interface Section {
  title: string;
  explanation: string;
  head: string[];
  rows: string[][];
  targets: Target[];
}

/** A bound that a measurement has to keep. */
export interface Target {
  what: string;
  bound: string;
  measured: string;
  isMet: boolean;
  /** Why it is missed, where that is known. */
  whyMissed?: string;
}

/** A ratio or a number of calls that is to be at most so large. */
export function atMost(bound: number, target: Counted): Target {
  return { ...shownTarget(`at most ${bound}`, target), isMet: target.value <= bound };
}

/** One that is to be at least so large. */
export function atLeast(bound: number, target: Counted): Target {
  return { ...shownTarget(`at least ${bound}`, target), isMet: target.value >= bound };
}

interface Counted {
  what: string;
  value: number;
  whyMissed?: string;
}

function shownTarget(bound: string, { value, ...target }: Counted): Omit<Target, 'isMet'> {
  const measured = Number.isInteger(value) ? String(value) : value.toFixed(2);
  return { ...target, bound, measured };
}

/** The targets of all sections as one. */
export function summary(sections: Section[]): Section {
  const targets = sections.flatMap((section) => section.targets);
  return {
    title: 'Targets',
    explanation: 'What has to hold, and what was measured; the tables below have the rest.',
    head: ['', 'target', 'measured', ''],
    rows: targets.map(({ what, bound, measured, isMet }) => [
      what,
      bound,
      measured,
      isMet ? 'met' : 'missed',
    ]),
    targets: [],
  };
}

/** Why targets are missed, as a list; empty if all are met. */
export function reasons(sections: Section[]): string {
  const missed = sections.flatMap(({ targets }) => targets).filter(({ isMet }) => !isMet);
  const lines = missed.map(({ what, bound, measured, whyMissed = 'Why is not known yet.' }) => {
    return `- **${what}**: ${measured}, ${bound} was the aim. ${whyMissed}\n`;
  });
  return lines.length > 0 ? `## Missed, and why\n${lines.join('')}` : '';
}

/** The section in Markdown, its columns padded so that it can be read on a terminal, too. */
export function markdown({ title, explanation, head, rows }: Section): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    `| ${row.map((text, column) => pad(text, widths[column] ?? 0, column)).join(' | ')} |`;
  const rule = widths.map(
    (width, column) => '-'.repeat(width - (column && 1)) + (column ? ':' : ''),
  );
  const table = [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)];
  return `## ${title}\n${explanation}\n\n${table.join('\n')}\n`;
}

/** A number with as many digits as mean something. */
export function digits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

/** A target in milliseconds: at most so many. */
export function msTarget(what: string, measuredMs: number, boundMs: number): Target {
  return {
    what,
    bound: `at most ${boundMs} ms`,
    measured: `${Math.round(measuredMs)} ms`,
    isMet: measuredMs <= boundMs,
  };
}
