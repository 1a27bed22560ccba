import { Clock } from '../clock';
import { CallQuotas, perMinute, perSecond } from './call-quotas';

test('each operation has its own count, which a new second or minute begins again', () => {
  const clock = new Clock();
  let nowMs = 600_000;
  jest.spyOn(clock, 'now').mockImplementation(() => nowMs);
  const quotas = new CallQuotas({ Start: perSecond(2), Read: perMinute(1) }, clock);
  const admitted = (operation: string) => quotas.admit(operation);
  expect(['Start', 'Start', 'Start', 'Read', 'Read', 'Other'].map(admitted)).toEqual([
    ...[true, true, false],
    ...[true, false],
    true,
  ]);
  nowMs += 1000;
  expect(['Start', 'Read'].map(admitted)).toEqual([true, false]);
  nowMs += 59_000;
  expect(admitted('Read')).toBe(true);
});
