import { setTimeout as sleep } from 'node:timers/promises';
import { currentRequest, inRequest } from './request-scope';

const call = { ms: 2.04, failed: false };

/** Makes a call as an adapter does: after it has waited for others. */
async function callLater(operation: string, times: number): Promise<void> {
  for (let made = 0; made < times; made++) {
    await sleep(1);
    currentRequest()?.calls.add('ots', operation, call);
  }
}

const told = (value: unknown) => JSON.parse(JSON.stringify(value));

test('each of several requests at a time is told of its own calls only', async () => {
  const served = ['GetRow', 'PutRow', 'GetRange'].map((operation, index) =>
    inRequest(operation, async (scope) => {
      await Promise.all([callLater(operation, index + 1), callLater('UpdateRow', 2)]);
      return { requestId: currentRequest()?.requestId, calls: told(scope.calls) };
    }),
  );
  expect(await Promise.all(served)).toEqual([
    { requestId: 'GetRow', calls: { ots: { GetRow: times(1), UpdateRow: times(2) } } },
    { requestId: 'PutRow', calls: { ots: { PutRow: times(2), UpdateRow: times(2) } } },
    { requestId: 'GetRange', calls: { ots: { GetRange: times(3), UpdateRow: times(2) } } },
  ]);
});

const times = (count: number) => ({ count, ms: count * 2 });

test('calls that failed are counted beside all, and services told apart', () => {
  const calls = inRequest('r', ({ calls }) => {
    calls.add('ots', 'GetRow', { ms: 3000, failed: true });
    calls.add('ots', 'GetRow', call);
    calls.add('rtc', 'StartMPUTask', call);
    return told(calls);
  });
  expect(calls).toEqual({
    ots: { GetRow: { count: 2, ms: 3002, failed: 1 } },
    rtc: { StartMPUTask: { count: 1, ms: 2 } },
  });
});

test('only the first request of an instance was what started it', () => {
  const starts = [1, 2].map(() => inRequest('r', ({ coldStart }) => coldStart));
  expect(starts[1]).toBe(false);
});

test('outside of a request there is no scope', () => {
  expect(currentRequest()).toBeUndefined();
});
