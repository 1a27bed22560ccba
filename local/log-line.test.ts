import { formatLogLine, takesColor } from './log-line';

const LINE = JSON.stringify({
  requestId: '1-2',
  function: 'lianmai-start-mix',
  route: 'POST /start-mix/{roomId}',
  roomId: 'tea',
  user: 'ann',
  status: 409,
  outcome: 'refused',
  code: 'ChannelEmpty',
  durationMs: 12,
  coldStart: true,
  calls: { ots: { UpdateRow: { count: 2, ms: 4.1 }, GetRow: { count: 1, ms: 1 } }, rtc: {} },
});
const nowMs = Date.UTC(2026, 10, 22, 9, 30);

test('tells a request in one short line', () => {
  expect(formatLogLine('lianmai-start-mix', LINE, { color: false, nowMs })).toBe(
    '  09:30:00.000  409 POST /start-mix/{roomId}  ' +
      '12 ms · cold start · room tea · by ann · ChannelEmpty · ots 3× 5 ms · rtc 0× 0 ms',
  );
});

test('colours only how it ended and what matters less', () => {
  const line = formatLogLine('lianmai-start-mix', LINE, { color: true, nowMs });
  expect(line).toContain('\u001b[33m409\u001b[0m POST /start-mix/{roomId}');
});

test.each(['plain text', '{"event":"orphan-stopped"}', '{', 'null'])(
  'leaves %j as it is',
  (line) => {
    expect(formatLogLine('f', line, { color: true, nowMs })).toBe(`  f: ${line}`);
  },
);

test('has colours on a terminal only, and not if NO_COLOR is set', () => {
  expect(takesColor({ isTTY: true }, {})).toBe(true);
  expect(takesColor({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(takesColor({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(takesColor({}, {})).toBe(false);
});
