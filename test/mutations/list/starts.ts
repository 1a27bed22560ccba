import type { Mutation } from '../mutation';

const STARTS = 'test/use-cases/starts.test.ts';
const STATE = 'lib/model/mix-state.test.ts';
const REFUSED = 'test/use-cases/refused.test.ts';

export const starts: Mutation[] = [
  {
    breaks: 'a claim is repeated after an unknown outcome',
    file: 'lib/use-cases/start-mix.ts',
    find: 'if (found) return found;',
    replace: 'return found ?? (await claims.make(roomId, claim));',
    caughtBy: {
      file: STARTS,
      test: 'a claim of which nobody knows whether it was made is not made again',
    },
  },
  {
    breaks: 'a claim whose answer was lost is not looked for',
    file: 'lib/use-cases/start-mix.ts',
    find: 'if (found) return found;',
    replace: '',
    caughtBy: {
      file: STARTS,
      test: 'a claim that was made although its answer is lost is gone on with',
    },
  },
  {
    breaks: 'a claim by anybody',
    file: 'lib/store/claim-store.ts',
    find: "          isOpen,\n          hasForbidden(undefined),\n          isHostedBy(hostId),\n          mixIs('idle'),",
    replace: "isOpen, hasForbidden(undefined), mixIs('idle'),",
    caughtBy: { file: REFUSED, test: 'a stranger cannot start a mix, and trying writes nothing' },
  },
  {
    breaks: 'a closed room starts',
    file: 'lib/store/claim-store.ts',
    find: "          isOpen,\n          hasForbidden(undefined),\n          isHostedBy(hostId),\n          mixIs('idle'),",
    replace: "hasForbidden(undefined), isHostedBy(hostId), mixIs('idle'),",
    caughtBy: {
      file: STARTS,
      test: 'a closed room does not start, even if it is closed just before the claim',
    },
  },
  {
    breaks: 'a claim takes a mix that is not idle',
    file: 'lib/store/claim-store.ts',
    find: "          isOpen,\n          hasForbidden(undefined),\n          isHostedBy(hostId),\n          mixIs('idle'),",
    replace: 'isOpen, hasForbidden(undefined), isHostedBy(hostId),',
    caughtBy: { seeds: 100 },
  },
  {
    breaks: 'a claim does not look whether the stream has rested',
    file: 'lib/store/claim-store.ts',
    find: '          ...rested,\n',
    replace: '',
    caughtBy: { seeds: 100 },
  },
  {
    breaks: 'the rest is shorter than the platform asks for',
    file: 'lib/model/mix-state.ts',
    find: 'export const COOLDOWN_MS = 10_000;',
    replace: 'export const COOLDOWN_MS = 8_000;',
    caughtBy: {
      file: STATE,
      test: 'a stream rests for the 10 s of the platform and for the clocks of the instances',
    },
  },
  {
    breaks: 'clocks that differ have no margin',
    file: 'lib/model/mix-state.ts',
    find: 'return nowMs + COOLDOWN_MS + CLOCK_MARGIN_MS;',
    replace: 'return nowMs + COOLDOWN_MS;',
    caughtBy: {
      file: STATE,
      test: 'a stream rests for the 10 s of the platform and for the clocks of the instances',
    },
  },
  {
    breaks: 'an Idempotency-Key that was used starts a second mix',
    file: 'lib/store/claim-store.ts',
    find: '          ...wasNotStartedWith(idempotencyKey),\n',
    replace: '',
    caughtBy: {
      file: STARTS,
      test: 'a start that comes again with its Idempotency-Key starts no second mix',
    },
  },
  {
    breaks: 'an Idempotency-Key is taken with other parameters',
    file: 'lib/model/mix-state.ts',
    find: 'if (mix.startParams !== JSON.stringify(params)) {',
    replace: 'if (mix.startParams === undefined) {',
    caughtBy: { file: STATE, test: 'that was used for other parameters is refused' },
  },
  {
    breaks: 'no Idempotency-Key counts as the same key',
    file: 'lib/model/mix-state.ts',
    find: "request.idempotencyKey !== '' && request.idempotencyKey === mix.idempotencyKey",
    replace: 'request.idempotencyKey === mix.idempotencyKey',
    caughtBy: { file: STATE, test: 'no key never counts as the same key' },
  },
  {
    breaks: 'a start that was refused uses its Idempotency-Key up',
    file: 'lib/store/claim-store.ts',
    find: "state: 'idle',\n        idempotencyKey: '',",
    replace: "state: 'idle',",
    caughtBy: {
      file: STARTS,
      test: 'a start that the service refused leaves the room free, for the same Idempotency-Key, too',
    },
  },
  {
    breaks: 'a start that was lost uses its Idempotency-Key up',
    file: 'lib/store/mix-store.ts',
    find: "['lost', OVER_QUOTA];",
    replace: '[OVER_QUOTA];',
    caughtBy: {
      file: STARTS,
      test: 'a start that came to nothing may be repeated with its Idempotency-Key',
    },
  },
  {
    breaks: 'a claim is given back whatever its fence',
    file: 'lib/store/claim-store.ts',
    find: "condition: { and: [mixIsNot('idle'), hasFence(claim.fence)] },",
    replace: "condition: mixIsNot('idle'),",
    caughtBy: {
      file: STARTS,
      test: 'a claim that is given back late takes the mix from no later start',
    },
  },
  {
    breaks: 'the confirmation of one start confirms another',
    file: 'lib/store/claim-store.ts',
    find: "condition: { and: [mixIs('starting'), hasFence(live.fence)] },",
    replace: "condition: mixIs('starting'),",
    caughtBy: { file: STARTS, test: 'the confirmation of an earlier start confirms no later one' },
  },
  {
    breaks: 'a mix that is being stopped is confirmed as live',
    file: 'lib/store/claim-store.ts',
    find: "condition: { and: [mixIs('starting'), hasFence(live.fence)] },",
    replace: 'condition: hasFence(live.fence),',
    caughtBy: {
      file: STARTS,
      test: 'a mix that is stopped while it starts is not live, and its task is stopped',
    },
  },
  {
    breaks: 'a start that was overtaken leaves its task running',
    file: 'lib/use-cases/run-claim.ts',
    find: 'await stopTask(services, roomId, { fence, hostId, startDeadlineMs: 0, startedAtMs, time });',
    replace: '',
    caughtBy: {
      file: STARTS,
      test: 'a mix that is stopped while it starts is not live, and its task is stopped',
    },
  },
  {
    breaks: 'an instance that was frozen sends its old start',
    file: 'lib/use-cases/run-claim.ts',
    find: 'if (nowMs > startedAtMs + SEND_WINDOW_MS) {',
    replace: 'if (nowMs > startedAtMs + 1000 * SEND_WINDOW_MS) {',
    caughtBy: { file: STARTS, test: 'an instance that was frozen after its claim sends no start' },
  },
  {
    breaks: 'a start without an answer counts as refused',
    file: 'lib/use-cases/run-claim.ts',
    find: 'if (!isKnown && !(started.reason instanceof MixerOutcomeUnknown)) throw started.reason;',
    replace: 'if (!isKnown) throw started.reason;',
    caughtBy: {
      file: STARTS,
      test: 'a start without an answer is pending, and live as soon as the service knows it',
    },
  },
  {
    breaks: '"absent" is believed before the deadline of the start',
    file: 'lib/model/mix-state.ts',
    find: 'const startMayArrive = nowMs < mix.startDeadlineMs;',
    replace: 'const startMayArrive = false;',
    caughtBy: { file: STATE, test: 'absent, while its start may still arrive: it stays' },
  },
  {
    breaks: 'a start that rotates keeps the stream that rests',
    file: 'lib/store/claim-store.ts',
    find: "[MIX.generation.name]: claim.stream === 'new' ? 1 : 0,",
    replace: '[MIX.generation.name]: 0,',
    caughtBy: { file: STARTS, test: 'a start that rotates takes a stream of its own' },
  },
  {
    breaks: 'a start may ask for more people than its seats',
    file: 'lib/use-cases/start-mix.ts',
    find: '  requireShowable(services, request.params);\n',
    replace: '',
    caughtBy: {
      file: STARTS,
      test: 'a layout that needs more seats than the mix has is refused before anything is done',
    },
  },
  {
    breaks: 'a start without a place is done, for its Idempotency-Key',
    file: 'lib/store/mix-store.ts',
    find: "['lost', OVER_QUOTA];",
    replace: "['lost', OVER_QUOTA].slice(0, 1);",
    caughtBy: {
      file: 'test/use-cases/quotas.test.ts',
      test: 'a start that came too late for a place starts when its Idempotency-Key is repeated',
    },
  },
  {
    breaks: 'a start that a check has confirmed stops its own task',
    file: 'lib/use-cases/run-claim.ts',
    find: "room.mix.fence === fence && room.mix.state === 'live'",
    replace: "room.mix.fence === fence && room.mix.state === 'idle'",
    caughtBy: {
      file: STARTS,
      test: 'a start that somebody else has confirmed meanwhile is done, and stops nothing',
    },
  },
  {
    breaks: 'a claim that arrives late waits for somebody who reads the room',
    file: 'lib/use-cases/start-mix.ts',
    find: 'claim.nowMs + VERIFY_AFTER_MS',
    replace: 'claim.nowMs + 1000 * VERIFY_AFTER_MS',
    caughtBy: {
      file: STARTS,
      test: 'a claim of which nobody knows whether it was made is not made again',
    },
  },
];
