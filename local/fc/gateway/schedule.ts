import { Cron } from 'croner';

/**
 * When a timer trigger fires: `@every 4m`, or six fields `second minute hour day month weekday` in
 * UTC, or in the zone that a prefix `CRON_TZ=Asia/Shanghai` names.
 * https://help.aliyun.com/document_detail/2513615.html
 */
export interface Schedule {
  /** The latest time after `sinceMs` and not after `nowMs` that the schedule names, if any. */
  latestDue(sinceMs: number, nowMs: number): number | undefined;
}

const MINUTE_MS = 60_000;
/** Minutes are the only unit that is documented. */
const EVERY = /^@every (\d{1,6})m$/;
/** Values, names, lists, ranges and steps; what else croner knows, such as `L`, is not documented. */
const FIELD = /^([*?]|[0-9A-Z]{1,3}(-[0-9A-Z]{1,3})?)(\/\d+)?$/;
const LETTER_ALONE = /(^|[^A-Z])[A-Z](?![A-Z])/;

/** Parses an expression; one that is not understood is an error, never a timer that stays silent. */
export function parseSchedule(expression: string): Schedule {
  const text = expression.trim();
  const [, count = '0'] = EVERY.exec(text) ?? [];
  const periodMs = Number(count) * MINUTE_MS;
  if (periodMs > 0) return { latestDue: (since, now) => latestOfPeriod(periodMs, since, now) };
  const cron = parseCron(text);
  return { latestDue: (since, now) => latestOfCron(cron, since, now) };
}

function latestOfPeriod(periodMs: number, sinceMs: number, nowMs: number): number | undefined {
  const periods = Math.floor((nowMs - sinceMs) / periodMs);
  return periods >= 1 ? sinceMs + periods * periodMs : undefined;
}

function parseCron(expression: string): Cron {
  const [, timezone = 'UTC', text = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression) ?? [];
  const fields = text.toUpperCase().split(/\s+/);
  const isKnown = (part: string) => FIELD.test(part) && !LETTER_ALONE.test(part);
  if (fields.length !== 6 || !fields.every((field) => field.split(',').every(isKnown))) {
    throw new Error(
      `Timer expression "${expression}": expected "@every <n>m" or six fields, ` +
        'optionally after CRON_TZ=<zone>.',
    );
  }
  try {
    // Here `?` means any value; croner would put the present one in its place.
    const pattern = fields.join(' ').replaceAll('?', '*');
    // `5/10` counts from 5 to the end of the range, which croner takes only when told.
    const cron = new Cron(pattern, { timezone, mode: '6-part', sloppyRanges: true, paused: true });
    // An unknown zone is noticed with the first question.
    cron.nextRun(new Date(0));
    return cron;
  } catch (cause) {
    throw new Error(`Timer expression "${expression}": ${(cause as Error).message}`, { cause });
  }
}

function latestOfCron(cron: Cron, sinceMs: number, nowMs: number): number | undefined {
  // The moment itself counts, and croner leaves it out.
  const [last] = cron.previousRuns(1, new Date(nowMs + 1));
  return last && last.getTime() > sinceMs ? last.getTime() : undefined;
}
