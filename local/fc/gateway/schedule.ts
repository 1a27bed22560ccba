/**
 * When a timer trigger fires: `@every 4m`, or six fields `second minute hour day month weekday` in
 * UTC, or in the zone that a prefix `CRON_TZ=Asia/Shanghai` names.
 * https://help.aliyun.com/document_detail/2513615.html
 */
export interface Schedule {
  /** The latest time after `sinceMs` and not after `nowMs` that the schedule names, if any. */
  latestDue(sinceMs: number, nowMs: number): number | undefined;
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000 };
const SECOND_MS = 1000;
const DAY_MS = 24 * UNIT_MS.h;

/** A search for the last firing goes no further back than this; a leap of the clock is shorter. */
const MAX_LOOK_BACK_MS = 366 * DAY_MS;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The six fields in order, with the first and last value of each. */
const FIELDS = [
  { name: 'second', min: 0, max: 59, words: [] },
  { name: 'minute', min: 0, max: 59, words: [] },
  { name: 'hour', min: 0, max: 23, words: [] },
  { name: 'day of month', min: 1, max: 31, words: [] },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  // 7 is Sunday, as 0 is.
  { name: 'day of week', min: 0, max: 7, words: WEEKDAYS },
] as const;

/** The allowed values of each field, in the order of `FIELDS`. */
type FieldValues = [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];

interface Cron {
  seconds: Set<number>;
  minutes: Set<number>;
  hours: Set<number>;
  matchesDay(date: Date): boolean;
}

/** Parses an expression; one that is not understood is an error, never a timer that stays silent. */
export function parseSchedule(expression: string): Schedule {
  const every = /^@every (\d{1,6})([smh])$/.exec(expression.trim());
  if (every) {
    const periodMs = Number(every[1]) * UNIT_MS[every[2] as keyof typeof UNIT_MS];
    if (periodMs > 0) return { latestDue: (since, now) => latestOfPeriod(periodMs, since, now) };
  }
  const [, zone = 'UTC', fields = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? [];
  const cron = parseCron(fields, expression);
  const format = zoneFormat(zone, expression);
  return { latestDue: (since, now) => latestOfCron(cron, format, since, now) };
}

function latestOfPeriod(periodMs: number, sinceMs: number, nowMs: number): number | undefined {
  const periods = Math.floor((nowMs - sinceMs) / periodMs);
  return periods >= 1 ? sinceMs + periods * periodMs : undefined;
}

function parseCron(text: string, expression: string): Cron {
  const parts = text.split(/\s+/);
  if (parts.length !== FIELDS.length) {
    throw new Error(
      `Timer expression "${expression}": expected "@every <n>s|m|h" or six fields, ` +
        'optionally after CRON_TZ=<zone>.',
    );
  }
  const [seconds, minutes, hours, days, months, weekdays] = FIELDS.map((field, index) =>
    parseField(field, parts[index] ?? '', expression),
  ) as FieldValues;
  if (weekdays.has(7)) weekdays.add(0);
  const anyDay = /^[*?]/.test(parts[3] ?? '');
  const anyWeekday = /^[*?]/.test(parts[5] ?? '');
  const matchesDay = (date: Date): boolean => {
    if (!months.has(date.getUTCMonth() + 1)) return false;
    const day = days.has(date.getUTCDate());
    const weekday = weekdays.has(date.getUTCDay());
    // As cron has it: two restricted day fields are alternatives, not conditions.
    return anyDay || anyWeekday ? day && weekday : day || weekday;
  };
  return { seconds, minutes, hours, matchesDay };
}

function parseField(field: (typeof FIELDS)[number], text: string, expression: string): Set<number> {
  const values = new Set<number>();
  for (const part of text.toUpperCase().split(',')) {
    const [, from, to, step] = /^([*?]|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const any = from === '*' || from === '?';
    const first = any ? field.min : toNumber(field, from);
    // `5/10` counts from 5 to the end of the range, as `5-59/10` does.
    const last = to !== undefined ? toNumber(field, to) : any || step ? field.max : first;
    const stride = Number(step ?? 1);
    if (!(first >= field.min && last <= field.max && first <= last && stride >= 1)) {
      throw new Error(`Timer expression "${expression}": ${field.name} "${part}" is not valid.`);
    }
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return values;
}

function toNumber(field: (typeof FIELDS)[number], text = ''): number {
  const word = (field.words as readonly string[]).indexOf(text);
  if (word >= 0) return word + field.min;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function zoneFormat(zone: string, expression: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch (cause) {
    throw new Error(`Timer expression "${expression}": unknown time zone "${zone}".`, { cause });
  }
}

/** Walks back from `nowMs` second by second, leaping over hours and days that cannot match. */
function latestOfCron(
  cron: Cron,
  format: Intl.DateTimeFormat,
  sinceMs: number,
  nowMs: number,
): number | undefined {
  // The zone's offset is taken once, so a leap across a change to summer time may be an hour off.
  const offsetMs = zoneOffsetMs(format, nowMs);
  const stopMs = Math.max(sinceMs, nowMs - MAX_LOOK_BACK_MS) + offsetMs;
  let wallMs = Math.floor((nowMs + offsetMs) / SECOND_MS) * SECOND_MS;
  while (wallMs > stopMs) {
    const date = new Date(wallMs);
    if (!cron.matchesDay(date)) wallMs = endOfPrevious(wallMs, DAY_MS);
    else if (!cron.hours.has(date.getUTCHours())) wallMs = endOfPrevious(wallMs, UNIT_MS.h);
    else if (!cron.minutes.has(date.getUTCMinutes())) wallMs = endOfPrevious(wallMs, UNIT_MS.m);
    else if (!cron.seconds.has(date.getUTCSeconds())) wallMs -= SECOND_MS;
    else return wallMs - offsetMs;
  }
  return undefined;
}

function endOfPrevious(wallMs: number, unitMs: number): number {
  return Math.floor(wallMs / unitMs) * unitMs - SECOND_MS;
}

function zoneOffsetMs(format: Intl.DateTimeFormat, atMs: number): number {
  const name = format.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offsetMs = Number(hours ?? 0) * UNIT_MS.h + Number(minutes ?? 0) * UNIT_MS.m;
  return sign === '-' ? -offsetMs : offsetMs;
}
