/** The life of a mix, as a specification. */
import fc from 'fast-check';
import { AppError } from '../errors';
import { roomWith } from '../store/room-fixture';
import { type MixParams, mixParams } from './layout';
import {
  availableAt,
  CLOCK_MARGIN_MS,
  COOLDOWN_MS,
  decideStart,
  isDoubtful,
  isSceneApplied,
  isSceneToSend,
  MAX_WAIT_MS,
  mixCorrection,
  relayedUntil,
  SEND_WINDOW_MS,
  START_DEADLINE_MS,
  type StartDecision,
  type StartRequest,
  TRUST_LIVE_ON_READ_MS,
  TRUST_LIVE_ON_START_MS,
  VERIFY_AFTER_MS,
  withMode,
} from './mix-state';
import type { TaskStatus } from './mixer';
import type { Mix, MixState } from './room';

const NOW = 1_700_000_000_000;
const STATES: MixState[] = ['idle', 'starting', 'live', 'stopping'];
const MODES = ['reject', 'wait', 'rotate'] as const;
const params = mixParams({});
const startParams = JSON.stringify(params);

const start = (changes: Partial<StartRequest> = {}): StartRequest => ({
  onCooldown: 'reject',
  idempotencyKey: '',
  params,
  ...changes,
});

/** What a start does about a room in this state: a decision, or the code of the refusal. */
function decide(mix: Partial<Mix>, request = start(), { justReconciled = false } = {}) {
  return outcome(() => decideStart(roomWith({ mix }), request, { nowMs: NOW, justReconciled }));
}

function outcome<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was expected to be refused.');
}

/** Mixes that there is no reason to doubt. */
const TRUSTED: Record<MixState, Partial<Mix>> = {
  idle: { state: 'idle' },
  starting: { state: 'starting', deadlineMs: NOW + 1 },
  live: { state: 'live', checkedAtMs: NOW },
  stopping: { state: 'stopping', deadlineMs: NOW + 1 },
};

describe('the times', () => {
  test('a stream rests for the 10 s of the platform and for the clocks of the instances', () => {
    expect(availableAt(NOW)).toBe(NOW + COOLDOWN_MS + CLOCK_MARGIN_MS);
    expect(COOLDOWN_MS).toBe(10_000);
    expect(CLOCK_MARGIN_MS).toBeGreaterThanOrEqual(1000);
  });

  test('a start is not asked about before it can have been sent and answered', () => {
    const longestCallMs = 7000;
    expect(VERIFY_AFTER_MS).toBeGreaterThanOrEqual(SEND_WINDOW_MS + longestCallMs);
  });

  test('a start is not believed lost while it can still arrive', () => {
    expect(START_DEADLINE_MS).toBeGreaterThan(VERIFY_AFTER_MS);
  });

  test('whoever waits for a stream that was just stopped is not sent away', () => {
    expect(MAX_WAIT_MS).toBeGreaterThanOrEqual(availableAt(NOW) - NOW);
  });
});

describe('a start finds the mix', () => {
  test.each(MODES)('idle and its stream rested: it claims (onCooldown %s)', (onCooldown) => {
    expect(decide({ state: 'idle', availableAtMs: 0 }, start({ onCooldown }))).toEqual({
      do: 'claim',
    });
    expect(decide({ state: 'idle', availableAtMs: NOW }, start({ onCooldown }))).toEqual({
      do: 'claim',
    });
  });

  describe('idle, but its stream resting', () => {
    const resting = { state: 'idle' as const, availableAtMs: NOW + 5000 };

    test('reject: it is told when the stream will have rested', () => {
      const { code, retryAfterMs, details } = refusal(() =>
        decideStart(roomWith({ mix: resting }), start(), { nowMs: NOW, justReconciled: false }),
      );
      expect([code, retryAfterMs]).toEqual(['StreamCoolingDown', 5000]);
      expect(details).toEqual({ availableAt: new Date(NOW + 5000).toISOString() });
    });

    test('wait: it waits for exactly that long', () => {
      const decision = decide(resting, start({ onCooldown: 'wait' }));
      expect(decision).toEqual({ do: 'wait', untilMs: NOW + 5000 });
    });

    test('wait: it is refused rather than kept for longer than any rest', () => {
      const waiting = start({ onCooldown: 'wait' });
      const until = (ms: number) => decide({ state: 'idle', availableAtMs: NOW + ms }, waiting);
      expect(until(MAX_WAIT_MS)).toMatchObject({ do: 'wait' });
      expect(until(MAX_WAIT_MS + 1)).toBe('StreamCoolingDown');
    });

    test('rotate: it takes a new stream, which needs no rest', () => {
      expect(decide(resting, start({ onCooldown: 'rotate' }))).toEqual({ do: 'claim-new-stream' });
    });
  });

  describe('idle, but the place of a host before unsettled', () => {
    const owing = (owed: Partial<Mix>) => ({
      ...{ state: 'idle' as const, availableAtMs: NOW, owedHostId: 'before' },
      ...owed,
    });

    test.each(MODES)('until then its note is not replaced (onCooldown %s)', (onCooldown) => {
      const unsettled = owing({ owedSettledFromMs: NOW + MAX_WAIT_MS + 1 });
      expect(decide(unsettled, start({ onCooldown }))).toBe('StreamCoolingDown');
      const settled = owing({ owedSettledFromMs: NOW });
      expect(decide(settled, start({ onCooldown }))).toEqual({ do: 'settle' });
    });

    test('wait: it waits for that', () => {
      const soon = owing({ owedSettledFromMs: NOW + 5000 });
      const waiting = start({ onCooldown: 'wait' });
      expect(decide(soon, waiting)).toEqual({ do: 'wait', untilMs: NOW + 5000 });
    });

    test('its own place is no hindrance', () => {
      const own = owing({ owedHostId: roomWith({}).hostId, owedSettledFromMs: NOW + 5000 });
      expect(decide(own, start())).toEqual({ do: 'claim' });
    });
  });

  test.each([
    ['starting', 'MixAlreadyRunning'],
    ['live', 'MixAlreadyRunning'],
    ['stopping', 'MixStopping'],
  ] as const)('%s: it is refused with %s, whatever onCooldown says', (state, code) => {
    for (const onCooldown of MODES) {
      expect(decide(TRUSTED[state], start({ onCooldown }))).toBe(code);
    }
  });

  test('stopping: it is told to come back after the rest', () => {
    const error = refusal(() =>
      decideStart(roomWith({ mix: TRUSTED.stopping }), start(), {
        nowMs: NOW,
        justReconciled: false,
      }),
    );
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(COOLDOWN_MS);
  });

  test.each([
    ['starting for too long', { state: 'starting', deadlineMs: NOW }],
    ['stopping for too long', { state: 'stopping', deadlineMs: NOW }],
    ['live, last seen a while ago', { state: 'live', checkedAtMs: NOW - TRUST_LIVE_ON_START_MS }],
    ['live, a scene not applied', { ...TRUSTED.live, layoutVersion: 2, appliedLayoutVersion: 1 }],
  ] as [string, Partial<Mix>][])('%s: the service is asked before it is refused', (_, mix) => {
    expect(decide(mix)).toEqual({ do: 'reconcile' });
  });

  test.each(STATES)('%s: the service is asked once only', (state) => {
    const doubtful = { state, deadlineMs: 0, checkedAtMs: 0, layoutVersion: 9 };
    expect(decide(doubtful, start(), { justReconciled: true })).not.toEqual({ do: 'reconcile' });
  });

  test.each(STATES)('%s, in a closed room: it is refused', (state) => {
    const room = roomWith({ state: 'closed', mix: { ...TRUSTED[state], idempotencyKey: 'k' } });
    const now = { nowMs: NOW, justReconciled: false };
    for (const onCooldown of MODES) {
      const request = start({ onCooldown, idempotencyKey: 'k' });
      expect(outcome(() => decideStart(room, request, now))).toBe('RoomClosed');
    }
  });
});

describe('a start with an Idempotency-Key', () => {
  const once = start({ idempotencyKey: 'k' });
  const other: MixParams = mixParams({ layout: 'pip' });

  test.each(STATES)(
    'that was used for this mix is repeated, whatever became of it: %s',
    (state) => {
      const used = { ...TRUSTED[state], idempotencyKey: 'k', startParams };
      expect(decide(used, once)).toEqual({ do: 'repeat' });
      expect(decide({ ...used, deadlineMs: 0, checkedAtMs: 0 }, once)).toEqual({ do: 'repeat' });
    },
  );

  test('is repeated even after the scene was changed: what was asked for counts', () => {
    const changed = { ...TRUSTED.live, params: other, idempotencyKey: 'k', startParams };
    expect(decide(changed, once)).toEqual({ do: 'repeat' });
  });

  test.each(STATES)('that was used for other parameters is refused: %s', (state) => {
    const used = { ...TRUSTED[state], idempotencyKey: 'k', startParams };
    expect(decide(used, start({ idempotencyKey: 'k', params: other }))).toBe(
      'IdempotencyKeyReused',
    );
  });

  test('that is another one is a start like any', () => {
    const used = { ...TRUSTED.live, idempotencyKey: 'other', startParams };
    expect(decide(used, once)).toBe('MixAlreadyRunning');
  });

  test('no key never counts as the same key', () => {
    expect(decide({ ...TRUSTED.live, idempotencyKey: '', startParams })).toBe('MixAlreadyRunning');
  });
});

describe('every decision of a start', () => {
  const time = fc.integer({ min: NOW - 120_000, max: NOW + 120_000 });
  const soon = fc.integer({ min: NOW - 1, max: NOW + MAX_WAIT_MS + 1 });
  const mix = fc.record({
    state: fc.constantFrom(...STATES),
    availableAtMs: fc.oneof(fc.constant(0), time, soon),
    deadlineMs: time,
    checkedAtMs: time,
    startDeadlineMs: fc.oneof(fc.constant(0), time),
    layoutVersion: fc.nat(2),
    appliedLayoutVersion: fc.nat(2),
    idempotencyKey: fc.constantFrom('', 'k'),
    startParams: fc.constantFrom('', startParams),
  });
  const request = fc.record({
    onCooldown: fc.constantFrom(...MODES),
    idempotencyKey: fc.constantFrom('', 'k', 'l'),
    params: fc.constant(params),
  });

  /** Holds something of every decision of one kind to which random mixes and requests lead. */
  function always<Do extends StartDecision['do']>(
    what: Do,
    holds: (made: Extract<StartDecision, { do: Do }>, mix: Mix, request: StartRequest) => void,
  ): void {
    const isOfKind = (made: StartDecision | string): made is Extract<StartDecision, { do: Do }> =>
      typeof made === 'object' && made.do === what;
    let count = 0;
    fc.assert(
      fc.property(mix, request, fc.boolean(), (changes, asked, justReconciled) => {
        const room = roomWith({ mix: changes });
        const made = outcome(() => decideStart(room, asked, { nowMs: NOW, justReconciled }));
        if (!isOfKind(made)) return;
        holds(made, room.mix, asked);
        count++;
      }),
      { numRuns: 1000 },
    );
    expect(count).toBeGreaterThan(0);
  }

  test('claims a stream only when it is idle and has rested', () => {
    always('claim', (_, { state, availableAtMs }) => {
      expect(state).toBe('idle');
      expect(availableAtMs).toBeLessThanOrEqual(NOW);
    });
  });

  test('takes a new stream only when it is idle, and only when that was asked for', () => {
    always('claim-new-stream', (_, { state }, { onCooldown }) => {
      expect([state, onCooldown]).toEqual(['idle', 'rotate']);
    });
  });

  test('waits only until the stream has rested, never longer than allowed, and only if asked', () => {
    always('wait', ({ untilMs }, { state, availableAtMs }, { onCooldown }) => {
      expect([state, onCooldown, untilMs]).toEqual(['idle', 'wait', availableAtMs]);
      expect(untilMs - NOW).toBeGreaterThan(0);
      expect(untilMs - NOW).toBeLessThanOrEqual(MAX_WAIT_MS);
    });
  });

  test('repeats only what has the same key and the same parameters', () => {
    always('repeat', (_, known, asked) => {
      expect(asked.idempotencyKey).not.toBe('');
      expect(known.idempotencyKey).toBe(asked.idempotencyKey);
      expect(known.startParams).toBe(JSON.stringify(asked.params));
    });
  });

  test('asks the service only about a mix that is not idle', () => {
    always('reconcile', (_, { state }) => expect(state).not.toBe('idle'));
  });
});

describe('the service is asked before the mix is believed', () => {
  const doubt = (mix: Partial<Mix>, trustMs = TRUST_LIVE_ON_READ_MS) =>
    isDoubtful(roomWith({ mix }).mix, NOW, trustMs);

  test('never when it is idle', () => {
    expect(doubt({ state: 'idle', deadlineMs: 0, layoutVersion: 2 })).toBe(false);
  });

  test.each(['starting', 'stopping'] as const)('from the deadline on when it is %s', (state) => {
    expect(doubt({ state, deadlineMs: NOW + 1 })).toBe(false);
    expect(doubt({ state, deadlineMs: NOW })).toBe(true);
  });

  test('when it is live and was last seen too long ago', () => {
    expect(doubt({ state: 'live', checkedAtMs: NOW - 4999 }, 5000)).toBe(false);
    expect(doubt({ state: 'live', checkedAtMs: NOW - 5000 }, 5000)).toBe(true);
  });

  test('when it is live and may not show the newest scene', () => {
    const live = { state: 'live' as const, checkedAtMs: NOW };
    expect(doubt({ ...live, layoutVersion: 3, appliedLayoutVersion: 3 })).toBe(false);
    expect(doubt({ ...live, layoutVersion: 3, appliedLayoutVersion: 2 })).toBe(true);
    const told = { ...live, layoutVersion: 3, sentLayoutVersion: 3, sendUntilMs: NOW + 1 };
    expect(doubt({ ...told, appliedLayoutVersion: 2 })).toBe(false);
  });
});

describe('how long a task has only relayed', () => {
  const started = { mode: 'relay' as const, modeSinceMs: NOW, relayedMs: 0 };

  test('counts on while it does, and stands while it mixes', () => {
    const mixed = withMode(started, 'mix', NOW + 60_000);
    expect(mixed).toEqual({ mode: 'mix', modeSinceMs: NOW + 60_000, relayedMs: 60_000 });
    const again = withMode(mixed, 'relay', NOW + 90_000);
    expect(relayedUntil(mixed, NOW + 90_000)).toBe(60_000);
    expect(relayedUntil(again, NOW + 100_000)).toBe(70_000);
  });

  test('is not changed by a scene of the same mode', () => {
    expect(withMode(started, 'relay', NOW + 5000)).toEqual(started);
  });

  test('is never less for a clock that is behind', () => {
    expect(relayedUntil(started, NOW - 2000)).toBe(0);
  });
});

test('a scene is applied when the service is known to show that version', () => {
  const versions = (layoutVersion: number, appliedLayoutVersion: number) =>
    isSceneApplied(roomWith({ mix: { layoutVersion, appliedLayoutVersion } }).mix);
  expect([versions(2, 2), versions(2, 1)]).toEqual([true, false]);
});

test.each([
  ['nobody has begun to', { sentLayoutVersion: 2, sendUntilMs: NOW + 1 }, true],
  ['somebody has begun to', { sentLayoutVersion: 3, sendUntilMs: NOW + 1 }, false],
  ['whoever has begun to must have ended', { sentLayoutVersion: 3, sendUntilMs: NOW }, true],
  ['it is known to be shown', { appliedLayoutVersion: 3 }, false],
])('whether a scene is to be sent when %s', (_, mix, isToSend) => {
  const unapplied = { layoutVersion: 3, appliedLayoutVersion: 1 };
  expect(isSceneToSend(roomWith({ mix: { ...unapplied, ...mix } }).mix, NOW)).toBe(isToSend);
});

describe('the mix is corrected by what the service says of the task', () => {
  const ARRIVABLE = NOW + 1;
  const OVER = NOW;
  const CONFIRMED = 0;
  const correct = (state: MixState, status: TaskStatus, startDeadlineMs: number) =>
    mixCorrection(roomWith({ mix: { state, startDeadlineMs } }).mix, status, NOW);

  test.each(['waiting', 'running'] as const)('%s: it is live, or is stopped again', (is) => {
    for (const deadline of [ARRIVABLE, OVER, CONFIRMED]) {
      expect(correct('starting', { is }, deadline)).toEqual({ to: 'live' });
      expect(correct('live', { is }, deadline)).toEqual({ to: 'live' });
      expect(correct('stopping', { is }, deadline)).toEqual({ to: 'stop-again' });
    }
  });

  test.each(['stopped', 'channel-ended', 'push-lost', 'push-refused'] as const)(
    'ended as %s: it is idle, and that is how it ended',
    (outcome) => {
      for (const state of ['starting', 'live', 'stopping'] as const) {
        const corrected = correct(state, { is: 'ended', outcome }, ARRIVABLE);
        expect(corrected).toEqual({ to: 'idle', outcome });
      }
    },
  );

  test.each(['starting', 'stopping'] as const)(
    'absent, while its start may still arrive: it stays %s',
    (state) => {
      expect(correct(state, { is: 'absent' }, ARRIVABLE)).toEqual({ to: 'unchanged' });
      expect(correct(state, { is: 'absent' }, OVER)).toMatchObject({ to: 'idle' });
    },
  );

  test.each(['live', 'stopping'] as const)('absent, and confirmed: %s becomes idle', (state) => {
    expect(correct(state, { is: 'absent' }, CONFIRMED)).toMatchObject({ to: 'idle' });
  });
});
