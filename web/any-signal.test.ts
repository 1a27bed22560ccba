import { anySignal } from './any-signal';
import { endOfCall } from './api/answer';

const original = AbortSignal.any;
afterEach(() => Object.assign(AbortSignal, { any: original }));

describe.each([
  ['a browser of today', original],
  ['a browser without AbortSignal.any', undefined],
])('in %s', (_, any) => {
  beforeEach(() => Object.assign(AbortSignal, { any }));

  test('the first of several signals is followed, with its reason', () => {
    const [early, late] = [new AbortController(), new AbortController()];
    const signal = anySignal([late.signal, early.signal]);
    expect(signal.aborted).toBe(false);
    early.abort('early');
    late.abort('late');
    expect([signal.aborted, signal.reason]).toEqual([true, 'early']);
  });

  test('a signal that was given before counts at once', () => {
    const signal = anySignal([new AbortController().signal, AbortSignal.abort('before')]);
    expect([signal.aborted, signal.reason]).toEqual([true, 'before']);
  });

  test('a call ends when its caller says so', () => {
    const caller = new AbortController();
    const signal = endOfCall(caller.signal);
    caller.abort();
    expect(signal.aborted).toBe(true);
  });
});
