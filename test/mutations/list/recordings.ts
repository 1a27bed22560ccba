import type { Mutation } from '../mutation';

const RECORDINGS = 'test/use-cases/recordings.test.ts';

export const recordings: Mutation[] = [
  {
    breaks: 'a recording outlives its mix',
    file: 'lib/model/recording.ts',
    find: "if (!isWanted || room.recording === 'off') return { do: 'stop' };\n      return { do: doubt",
    replace: 'return { do: doubt',
    caughtBy: { file: RECORDINGS, test: 'a recording ends with its mix' },
  },
  {
    breaks: 'a start that is sent again just before a stop is forgotten by it',
    file: 'lib/store/recording-store.ts',
    find: 'return startDeadlineMs.read(counted[startDeadlineMs.name]);',
    replace: 'return record.startDeadlineMs;',
    caughtBy: { file: RECORDINGS, test: 'a start that is sent again just before the stop' },
  },
  {
    breaks: 'a start that is under way is forgotten by a stop',
    file: 'lib/use-cases/keep-recording.ts',
    find: "  if (nowMs < startDeadlineMs) return { is: 'pending' };\n",
    replace: '',
    caughtBy: { file: RECORDINGS, test: 'a start that arrives after the stop is stopped as well' },
  },
  {
    breaks: 'a recording that was stopped by hand begins again',
    file: 'lib/store/recording-store.ts',
    find: 'isByHand && { declinedFence: record.fence }',
    replace: 'isByHand && { declinedFence: 0 }',
    caughtBy: { file: RECORDINGS, test: 'by the rule auto a mix is recorded by itself' },
  },
  {
    breaks: 'files that are being awaited have failed',
    file: 'lib/model/replay.ts',
    find: 'PROCESSING_MS = 180_000',
    replace: 'PROCESSING_MS = 1',
    caughtBy: { file: RECORDINGS, test: 'without a file a replay has failed' },
  },
  {
    breaks: 'anybody sees a replay before it can be played',
    file: 'lib/use-cases/replays.ts',
    find: "state === 'ready' || actor.isAdmin",
    replace: 'true || actor.isAdmin',
    caughtBy: { file: RECORDINGS, test: 'others see what can be played' },
  },
  {
    breaks: 'anybody deletes a replay',
    file: 'lib/use-cases/replays.ts',
    find: '  requireHost(replay, actor);\n',
    replace: '',
    caughtBy: { file: RECORDINGS, test: 'a deleted replay is gone with its files' },
  },
  {
    breaks: 'the minutes of recordings are not written down',
    file: 'lib/store/recorded-usage-store.ts',
    find: '...minutes };',
    replace: '};',
    caughtBy: { file: RECORDINGS, test: 'a replay comes of a recording' },
  },
  {
    breaks: 'a file that came too early is not looked for when its recording ends',
    file: 'lib/use-cases/keep-recording.ts',
    find: 'if (isEnded) await followReplayOrLater(',
    replace: 'if (!isEnded) await followReplayOrLater(',
    caughtBy: {
      file: RECORDINGS,
      test: 'a file that came before its recording was noted as ended makes a replay at once',
    },
  },
  {
    breaks: 'a recording by the rule waits for the timer although its stream is there',
    file: 'lib/model/recording.ts',
    find: 'const streamAtMs = pushed ? nowMs : mix.startedAtMs + STREAM_STARTS_MS;',
    replace: 'const streamAtMs = mix.startedAtMs + STREAM_STARTS_MS;',
    caughtBy: {
      file: RECORDINGS,
      test: 'by the rule auto a mix is recorded as soon as its stream is pushed',
    },
  },
  {
    breaks: 'a refused repeat is taken for a start that never was',
    file: 'lib/store/recording-store.ts',
    find: 'isRecording(claim.number), isDueAt(claim.deadlineMs)],',
    replace: 'isRecording(claim.number)],',
    caughtBy: {
      file: RECORDINGS,
      test: 'a start without an answer whose repeat is refused may run, and is stopped with its mix',
    },
  },
  {
    breaks: 'a late refusal gives back what was started again meanwhile',
    file: 'lib/store/recording-store.ts',
    find: "condition: [isIn('starting'), isRecording(claim.number), isDueAt(claim.deadlineMs)],",
    replace: 'condition: [isRecording(claim.number)],',
    caughtBy: {
      file: RECORDINGS,
      test: 'a start that is refused after it was sent again gives nothing back',
    },
  },
  {
    breaks: 'a recording begins against the rule that the host has just set',
    file: 'lib/store/recording-store.ts',
    find: '[isOpen, rule, mixIs(',
    replace: '[isOpen, mixIs(',
    caughtBy: {
      file: RECORDINGS,
      test: 'nothing is recorded once the host has said so, not even by a call that had read the room',
    },
  },
  {
    breaks: 'a replay in another bucket counts as deleted, and is forgotten',
    file: 'lib/use-cases/replay-follow.ts',
    find: 'return keepElsewhere(services, replay);\n  const sessions = endedSessions({',
    replace: 'keepElsewhere(services, replay);\n  const sessions = endedSessions({',
    caughtBy: { file: RECORDINGS, test: 'is kept and logged by name when its days are over' },
  },
  {
    breaks: 'a replay in another bucket is signed for this one',
    file: 'lib/model/replay.ts',
    find: 'if (isWithin(bucket, replay) || !isAwaited) return replay;',
    replace: 'if (!isWithin(bucket, replay) || !isAwaited) return replay;',
    caughtBy: { file: RECORDINGS, test: 'is signed for none' },
  },
  {
    breaks: 'a recording in another bucket joins the last replay',
    file: 'lib/model/recording.ts',
    find: ' && record.bucket === bucket;',
    replace: ';',
    caughtBy: { file: RECORDINGS, test: 'the next recording is another replay' },
  },
  {
    breaks: 'a recording that goes on is told of as a new one',
    file: 'lib/store/recording-store.ts',
    find: '(!claim.isConfirmed && factColumns([started]))',
    replace: 'factColumns([started])',
    caughtBy: {
      file: RECORDINGS,
      test: 'a recording that was interrupted goes on when its stream is pushed again',
    },
  },
  {
    breaks: 'a recording is started however long its instance was frozen',
    file: 'lib/use-cases/keep-recording.ts',
    find: 'clock.now() > claimedAtMs + SEND_WINDOW_MS',
    replace: 'clock.now() > claimedAtMs + SEND_WINDOW_MS * 1000',
    caughtBy: {
      file: RECORDINGS,
      test: 'a start that was held up until others believed it over is not sent',
    },
  },
];
