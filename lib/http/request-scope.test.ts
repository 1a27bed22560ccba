import { RequestScope } from './request-scope';

const call = { ms: 2.04, failed: false };

const told = (value: unknown) => JSON.parse(JSON.stringify(value));

test('calls that failed are counted beside all, and services told apart', () => {
  const { calls } = new RequestScope('r');
  calls.add('ots', 'GetRow', { ms: 3000, failed: true });
  calls.add('ots', 'GetRow', call);
  calls.add('rtc', 'StartMPUTask', call);
  expect(told(calls)).toEqual({
    ots: { GetRow: { count: 2, ms: 3002, failed: 1 } },
    rtc: { StartMPUTask: { count: 1, ms: 2 } },
  });
});

test('only the first request of an instance was what started it', () => {
  const [first, second] = [new RequestScope('r'), new RequestScope('r')];
  expect([first?.coldStart, second?.coldStart].slice(1)).toEqual([false]);
});

test('a log line names its request by the id that is known by then', () => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const scope = new RequestScope('given by the platform');
  scope.requestId = 'given by the caller';
  scope.log({ event: 'x' });
  write.mockRestore();
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { requestId: 'given by the caller', event: 'x' },
  ]);
});
