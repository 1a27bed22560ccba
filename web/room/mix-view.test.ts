import { mixViewOf } from './mix-view';

const now = Date.parse('2026-11-22T09:00:00Z');

test('counts a rest down to zero, and is idle then', () => {
  const mix = { state: 'idle', availableAt: '2026-11-22T09:00:02Z' } as const;
  const at = (afterMs: number) => mixViewOf(mix, now + afterMs);
  expect(at(0)).toEqual({ kind: 'resting', secondsLeft: 2 });
  expect(at(1001)).toEqual({ kind: 'resting', secondsLeft: 1 });
  expect(at(2000)).toEqual({ kind: 'idle' });
});

test('believes the refusal of a start more than a time of another clock', () => {
  const mix = { state: 'idle', availableAt: '2026-11-22T08:00:00Z' } as const;
  expect(mixViewOf(mix, now, now + 7000)).toEqual({ kind: 'resting', secondsLeft: 7 });
});

test('tells how long a mix has been live and may still be', () => {
  const mix = {
    state: 'live',
    startedAt: '2026-11-22T08:59:00Z',
    endsBy: '2026-11-22T09:04:00Z',
    endsSoon: true,
  } as const;
  expect(mixViewOf(mix, now)).toEqual({
    kind: 'live',
    liveMs: 60_000,
    leftMs: 240_000,
    endsSoon: true,
  });
});

test('says starting and stopping, not what it hopes for', () => {
  expect(mixViewOf({ state: 'starting' }, now)).toEqual({ kind: 'starting' });
  expect(mixViewOf({ state: 'stopping' }, now)).toEqual({ kind: 'stopping' });
});
