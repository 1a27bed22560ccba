import type { Mutation } from '../mutation';

const QUOTAS = 'test/use-cases/quotas.test.ts';
const WAITS = 'test/use-cases/waits.test.ts';

export const limits: Mutation[] = [
  {
    breaks: 'a check takes a place for a mix that has ended meanwhile',
    file: 'lib/use-cases/keep-place.ts',
    find: 'if (isNoted && ',
    replace: 'if (',
    caughtBy: {
      file: QUOTAS,
      test: 'a check takes no place for a mix that has ended meanwhile',
    },
  },
  {
    breaks: 'a frozen check takes a place that was given back',
    file: 'lib/use-cases/keep-place.ts',
    find: ' && clock.now() <= nowMs + SEND_WINDOW_MS',
    replace: '',
    caughtBy: {
      file: QUOTAS,
      test: 'a check that was frozen before it takes the place leaves it to the next',
    },
  },
  {
    breaks: 'a place that a check has noted is taken from a running mix',
    file: 'lib/use-cases/keep-place.ts',
    find: "mix.state === 'idle' ? mix.fence : mix.fence - 1",
    replace: 'mix.fence',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that could not be written is taken by the next look, or the mix is stopped',
    },
  },
  {
    breaks: 'a place that a check takes too late is held for ever',
    file: 'lib/use-cases/keep-place.ts',
    find: 'won(mixes.notePlace(roomId, mix, owed)),',
    replace: 'true,',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that a check takes after the mix has ended is given back',
    },
  },
  {
    breaks: 'a place is given back whatever its fence',
    file: 'lib/store/quota-store.ts',
    find: 'condition: isHeldBy(mark, fence),',
    replace: 'condition: isHeldBy(mark, 1e15),',
    caughtBy: {
      file: QUOTAS,
      test: 'the end of an earlier task takes no place away from a later one',
    },
  },
  {
    breaks: 'a late note of an earlier task takes the place of a later one',
    file: 'lib/store/quota-store.ts',
    find: 'const condition = isHeldBy(mark, fence);',
    replace: 'const condition = isHeldBy(mark, 1e15);',
    caughtBy: {
      file: QUOTAS,
      test: 'a late note of an earlier task takes no place away from a later one',
    },
  },
  {
    breaks: 'starts at once pass the limit',
    file: 'lib/store/quota-store.ts',
    find: 'condition: { and: [isFree, isUnmarked(mark)] },',
    replace: 'condition: isUnmarked(mark),',
    caughtBy: {
      file: QUOTAS,
      test: 'of 24 starts at once by one host with a limit of 10, ten are live and the others refused',
    },
  },
  {
    breaks: 'a place that is taken twice counts twice',
    file: 'lib/store/quota-store.ts',
    find: 'condition: { and: [isFree, isUnmarked(mark)] },',
    replace: 'condition: isFree,',
    caughtBy: { file: QUOTAS, test: 'a place that is taken again is one place' },
  },
  {
    breaks: 'who has no place at the host holds one of the app',
    file: 'lib/store/quota-store.ts',
    find: 'if (failed.reason instanceof AppError) await this.giveBack(place);',
    replace: '',
    caughtBy: { file: QUOTAS, test: 'who has no place at the host holds none of the app' },
  },
  {
    breaks: 'a mix without a place runs on',
    file: 'lib/use-cases/run-claim.ts',
    find: '    await stopUnplaced(services, start, claimed, asked);\n',
    replace: '',
    caughtBy: {
      file: QUOTAS,
      test: 'of 24 starts at once by one host with a limit of 10, ten are live and the others refused',
    },
  },
  {
    breaks: 'a place is not given back with the mix',
    file: 'lib/use-cases/stop-mix.ts',
    find: '    quotas.giveBack({ roomId, hostId, fence }),\n',
    replace: '',
    caughtBy: { file: QUOTAS, test: 'a place is given back with the mix, and taken by another' },
  },
  {
    breaks: 'a start that was refused keeps its place',
    file: 'lib/use-cases/run-claim.ts',
    find: '    quotas.giveBack({ roomId, hostId, fence }),\n',
    replace: '',
    caughtBy: {
      file: QUOTAS,
      test: 'a start that was refused, or whose task ends by itself, holds no place',
    },
  },
  {
    breaks: 'a place that could not be written is never taken',
    file: 'lib/use-cases/keep-place.ts',
    find: 'await quotas.reserve(place);',
    replace: 'await quotas.holds(place);',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that could not be written is taken by the next look, or the mix is stopped',
    },
  },
  {
    breaks: 'a mix without a place stays if it was found late',
    file: 'lib/use-cases/keep-place.ts',
    find: '  await stopMix(services, { roomId, actor: SYSTEM, outcome: OVER_QUOTA });\n',
    replace: '',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that could not be written is taken by the next look, or the mix is stopped',
    },
  },
  {
    breaks: 'a full quota is noticed after the task was started',
    file: 'lib/use-cases/start-mix.ts',
    find: 'quotas.requirePlace(roomId, hostId),',
    replace: 'undefined,',
    caughtBy: { file: QUOTAS, test: 'a place is given back with the mix, and taken by another' },
  },
  {
    breaks: 'a caller creates rooms without end',
    file: 'lib/use-cases/room.ts',
    find: '    quotas.countCall(actor.userId, createdAtMs),\n',
    replace: '',
    caughtBy: {
      file: QUOTAS,
      test: 'a caller may create and start so often a minute, and again in the next',
    },
  },
  {
    breaks: 'calls of an earlier minute count',
    file: 'lib/store/quota-store.ts',
    find: 'minute: Math.floor(nowMs / MINUTE_MS)',
    replace: 'minute: 0 * nowMs',
    caughtBy: {
      file: QUOTAS,
      test: 'a caller may create and start so often a minute, and again in the next',
    },
  },
  {
    breaks: 'one user has every place to wait in',
    file: 'lib/store/wait-store.ts',
    find: 'return others.length < this.#limit && own.length < WAITS_PER_USER;',
    replace: 'return others.length < this.#limit;',
    caughtBy: {
      file: WAITS,
      test: 'of 40 looks of one user at once three wait, and the rest is answered at once',
    },
  },
  {
    breaks: 'all users together wait without a limit',
    file: 'lib/store/wait-store.ts',
    find: 'return others.length < this.#limit && own.length < WAITS_PER_USER;',
    replace: 'return own.length < WAITS_PER_USER;',
    caughtBy: { file: WAITS, test: 'of many users at once as many wait as may in all' },
  },
  {
    breaks: 'the place of a call that died is never free again',
    file: 'lib/store/wait-store.ts',
    find: 'untilMs <= nowMs',
    replace: 'untilMs <= 0 * nowMs',
    caughtBy: {
      file: WAITS,
      test: 'the place of a call that died is free again soon after the end of its wait',
    },
  },
  {
    breaks: 'a user whose id begins as that of another shares its places',
    file: 'lib/store/wait-store.ts',
    find: 'userOf(place) === userId',
    replace: "userId.startsWith(userOf(place) ?? '-')",
    caughtBy: {
      file: WAITS,
      test: 'a user whose id begins as that of another has places of their own',
    },
  },
  {
    breaks: 'a place that a refused start has taken after all is held for ever',
    file: 'lib/store/claim-store.ts',
    find: '          ...owedFrom(hostId, nowMs),\n',
    replace: '',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that a refused start has taken',
    },
  },
  {
    breaks: 'a place is given back for good while it may still be taken',
    file: 'lib/use-cases/keep-place.ts',
    find: 'if (clock.now() < owedSettledFromMs) {',
    replace: 'if (clock.now() < 0) {',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that a refused start has taken',
    },
  },
  {
    breaks: 'a start believes in a place that it may not have',
    file: 'lib/store/claim-store.ts',
    find: '...(live.isPlaced && NOTHING_OWED),',
    replace: '...NOTHING_OWED,',
    caughtBy: {
      file: QUOTAS,
      test: 'a place that a start takes when its mix is over already is given back',
    },
  },
  {
    breaks: 'used guest links are not counted',
    file: 'lib/use-cases/guest-links.ts',
    find: 'services.quotas.countCall(',
    replace: 'services.quotas.requireCalls(',
    caughtBy: { file: QUOTAS, test: 'with three calls a minute, of a caller' },
  },
];
