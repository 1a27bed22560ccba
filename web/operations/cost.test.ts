import type { RoomSummary, Usage } from '../api/types';
import { costOf, minutesOf, runningCost } from './cost';

const usage = (changes: Partial<Usage>) => ({ profile: '4 seats, 720p', ...changes }) as Usage;
const NOW = Date.parse('2026-03-01T01:00:30Z');
const room = { mix: { state: 'live', mode: 'relay', startedAt: '2026-03-01T00:00:00Z' } };

test('the show of the price list costs what the list says', () => {
  expect(costOf(usage({ relayMinutes: 100, mixMinutes: 21 }))).toBeCloseTo(1.472);
  expect(costOf(usage({ profile: '2 seats, 480p', mixMinutes: 120 }))).toBeCloseTo(1.44);
  expect(costOf(usage({ profile: 'unknown', mixMinutes: 120 }))).toBeCloseTo(7.68);
});

test('a running mix is estimated by started minutes in its mode of now', () => {
  const relay = room as RoomSummary;
  const mix = { mix: { ...room.mix, mode: 'mix' } } as RoomSummary;
  const tasks = [usage({ endedAt: '2026-03-01T00:00:00Z', mixMinutes: 9 }), usage({})];
  expect(minutesOf(relay, NOW)).toBe(61);
  expect(runningCost(relay, tasks, NOW)).toBeCloseTo(0.488);
  expect(runningCost(mix, tasks, NOW)).toBeCloseTo(1.952);
  expect(runningCost(mix, tasks.slice(0, 1), NOW)).toBeUndefined();
});
