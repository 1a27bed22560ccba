import { parseSchedule } from './schedule';

const at = (iso: string) => Date.parse(iso);

/** The latest firing within the ten days before `now`, as ISO text. */
function latest(expression: string, now: string): string | undefined {
  const due = parseSchedule(expression).latestDue(at(now) - 10 * 86_400_000, at(now));
  return due === undefined ? undefined : new Date(due).toISOString();
}

test('@every fires when its period has passed, and once for several that were missed', () => {
  const schedule = parseSchedule('@every 4m');
  expect(schedule.latestDue(0, 239_999)).toBeUndefined();
  expect(schedule.latestDue(0, 240_000)).toBe(240_000);
  expect(schedule.latestDue(0, 1_000_000)).toBe(960_000);
});

test.each([
  ['0 0 4 * * *', '2026-03-04T03:59:59Z', '2026-03-03T04:00:00.000Z'],
  ['0 0 4 * * *', '2026-03-04T04:00:00Z', '2026-03-04T04:00:00.000Z'],
  ['*/20 * * * * *', '2026-03-04T04:00:45Z', '2026-03-04T04:00:40.000Z'],
  ['0 5/10 * * * *', '2026-03-04T04:04:00Z', '2026-03-04T03:55:00.000Z'],
  ['0 30 8-10,14 * * ?', '2026-03-04T12:00:00Z', '2026-03-04T10:30:00.000Z'],
  // 2026-03-04 is a Wednesday.
  ['0 0 0 ? * MON', '2026-03-04T12:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['0 0 0 ? * 7', '2026-03-04T12:00:00Z', '2026-03-01T00:00:00.000Z'],
  ['0 0 0 28 FEB *', '2026-03-04T12:00:00Z', '2026-02-28T00:00:00.000Z'],
  ['CRON_TZ=Asia/Shanghai 0 0 4 * * *', '2026-03-04T12:00:00Z', '2026-03-03T20:00:00.000Z'],
  // Summer time begins there on 2026-03-29 at 01:00 UTC.
  ['CRON_TZ=Europe/Berlin 0 30 12 * * *', '2026-03-29T05:00:00Z', '2026-03-28T11:30:00.000Z'],
  ['CRON_TZ=Europe/Berlin 0 30 12 * * *', '2026-03-29T12:00:00Z', '2026-03-29T10:30:00.000Z'],
])('cron "%s" seen at %s fired last at %s', (expression, now, expected) => {
  expect(latest(expression, now)).toBe(expected);
});

test('two restricted day fields are alternatives', () => {
  expect(latest('0 0 0 3 * MON', '2026-03-04T12:00:00Z')).toBe('2026-03-03T00:00:00.000Z');
  expect(latest('0 0 0 3 * MON', '2026-03-02T12:00:00Z')).toBe('2026-03-02T00:00:00.000Z');
});

test.each([
  '',
  '@every 0m',
  '@every 4',
  '@every 30s',
  '@every 2h',
  '@daily',
  '* * * * *',
  '60 * * * * *',
  '0 0 0 L * *',
  '0 0 0 1 * FOO',
  '5-1 * * * * *',
  '*/0 * * * * *',
  'CRON_TZ=Mars/Base 0 0 0 * * *',
])('refuses "%s" instead of never firing', (expression) => {
  expect(() => parseSchedule(expression)).toThrow(/Timer expression/);
});

test('an expression that names no date at all ends its search', () => {
  const schedule = parseSchedule('0 0 0 31 FEB ?');
  expect(schedule.latestDue(0, at('2026-03-04T12:00:00Z'))).toBeUndefined();
});
