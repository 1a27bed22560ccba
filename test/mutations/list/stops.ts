import type { Mutation } from '../mutation';

const STOPS = 'test/use-cases/stops.test.ts';
const STATE = 'lib/model/mix-state.test.ts';
const STEP = 'lib/model/room-step.test.ts';
const HOUSE = 'test/use-cases/house.test.ts';
const REFUSED = 'test/use-cases/refused.test.ts';

const RESTS =
  'a task that begins after its start was believed lost is stopped, and its stream rests';

export const stops: Mutation[] = [
  {
    breaks: 'a stop by anybody',
    file: 'lib/store/mix-store.ts',
    find: "condition: { and: [...mayBeChangedBy(actor), mixIsNot('idle')] },",
    replace: "condition: mixIsNot('idle'),",
    caughtBy: { file: REFUSED, test: 'a stranger cannot stop a mix, and trying writes nothing' },
  },
  {
    breaks: 'a stop does not mark the mix as stopping',
    file: 'lib/store/mix-store.ts',
    find: "writeRow(MIX, { state: 'stopping', deadlineMs: nowMs + VERIFY_AFTER_MS }),",
    replace: 'writeRow(MIX, { deadlineMs: nowMs + VERIFY_AFTER_MS }),',
    caughtBy: {
      file: STOPS,
      test: 'a mix whose stop has no answer is stopping until it is known to have ended',
    },
  },
  {
    breaks: 'a stop without an answer counts as done',
    file: 'lib/use-cases/stop-mix.ts',
    find: "if (result === 'unknown' || mayStillStart) return",
    replace: 'if (mayStillStart) return',
    caughtBy: {
      file: STOPS,
      test: 'a mix whose stop has no answer is stopping until it is known to have ended',
    },
  },
  {
    breaks: '"absent" is believed by a stop while the start may still arrive',
    file: 'lib/use-cases/stop-mix.ts',
    find: "const mayStillStart = result === 'absent' && startMayArrive;",
    replace: 'const mayStillStart = false;',
    caughtBy: { file: STOPS, test: 'a stop is not done while the start may still arrive' },
  },
  {
    breaks: '"stopped" is believed by a stop while the start may still arrive',
    file: 'lib/use-cases/stop-mix.ts',
    find: "if (result === 'absent' || !startMayArrive) return result;",
    replace: 'if (result) return result;',
    caughtBy: { file: STOPS, test: 'a stop is not done while the start may still arrive' },
  },
  {
    breaks: 'a stop is believed because the service knows the task',
    file: 'lib/use-cases/stop-mix.ts',
    find: "return status.is === 'ended' ? result : 'absent';",
    replace: "return status.is === 'absent' ? 'absent' : result;",
    caughtBy: { file: STOPS, test: 'a stop is not done if the start arrives right after it' },
  },
  {
    breaks: 'a mix that is being stopped comes back to life',
    file: 'lib/model/mix-state.ts',
    find: "return mix.state === 'stopping' ? { to: 'stop-again' } : { to: 'live' };",
    replace: "return { to: 'live' };",
    caughtBy: { file: STATE, test: 'it is live, or is stopped again' },
  },
  {
    breaks: 'the end of one task ends another',
    file: 'lib/store/mix-store.ts',
    find: "condition: { and: [mixIsNot('idle'), hasFence(ended.fence)] },",
    replace: "condition: mixIsNot('idle'),",
    caughtBy: { file: STOPS, test: 'a stop that comes to its end late ends no later mix' },
  },
  {
    breaks: 'a stream does not rest after its task',
    file: 'lib/store/mix-store.ts',
    find: 'availableAtMs: availableAt(ended.endedAtMs),',
    replace: '',
    caughtBy: { file: HOUSE, test: 'a mix starts, rests after its stop, and starts again' },
  },
  {
    breaks: 'a stream rests from when the stop was sent',
    file: 'lib/use-cases/stop-mix.ts',
    find: 'const ended = { fence, hostId, startedAtMs, time, outcome, nowMs };',
    replace: 'const ended = { fence, hostId, startedAtMs, time, outcome, nowMs: askedAtMs };',
    caughtBy: {
      file: STOPS,
      test: 'a stream rests from when its stop was answered, however long that took',
    },
  },
  {
    breaks: 'nobody looks for a task whose start was lost',
    file: 'lib/model/room-step.ts',
    find: "if (nowMs >= orphanCheckAtMs) return { action: { do: 'find-orphan' } };",
    replace: "if (nowMs >= orphanCheckAtMs) return { action: { do: 'nothing' } };",
    caughtBy: { file: STOPS, test: RESTS },
  },
  {
    breaks: 'a lost task is looked for while its start may still arrive',
    file: 'lib/model/room-step.ts',
    find: 'const orphanCheckAtMs = mix.endedAtMs + ORPHAN_CHECK_MS;',
    replace: 'const orphanCheckAtMs = mix.endedAtMs;',
    caughtBy: {
      file: STEP,
      test: 'whose start was lost is searched for an orphan once no call can arrive any more',
    },
  },
  {
    breaks: 'the rest is lost when a lost task was found',
    file: 'lib/store/mix-store.ts',
    find: 'availableAtMs: availableAt(endedAtMs), ',
    replace: '',
    caughtBy: { file: STOPS, test: RESTS },
  },
  {
    breaks: 'the search for a lost task tells of another one',
    file: 'lib/store/mix-store.ts',
    find: 'condition: hasFence(ended.fence),\n',
    replace: '',
    caughtBy: {
      file: STOPS,
      test: 'the search for a lost task tells nothing of a mix that was started meanwhile',
    },
  },
  {
    breaks: 'what a task has cost may be lost',
    file: 'lib/store/mix-store.ts',
    find: '...unrecordedColumn(ended),\n        ...factColumns(',
    replace: '...factColumns(',
    caughtBy: {
      file: STOPS,
      test: 'what a task has cost is written down, although it could not be when it ended',
    },
  },
  {
    breaks: 'the usage of a lost task that is found meanwhile is forgotten',
    file: 'lib/store/mix-store.ts',
    find: "columns.map(([column, value]) => ({ column, is: '=', value }))",
    replace: "columns.map(([column]) => ({ column, is: '!=', value: '' }))",
    caughtBy: {
      file: STOPS,
      test: 'what a lost task has cost after all is written down, although it is found meanwhile',
    },
  },
  {
    breaks: 'a mix may end before it has started, by another clock',
    file: 'lib/use-cases/stop-mix.ts',
    find: 'Math.max(nowMs, startedAtMs)',
    replace: 'nowMs',
    caughtBy: {
      file: STOPS,
      test: 'a mix that is stopped at once by a clock that is behind ends when it started',
    },
  },
];
