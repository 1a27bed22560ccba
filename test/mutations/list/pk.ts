import type { Mutation } from '../mutation';

const RACES = 'test/use-cases/pk-races.test.ts';
const PK = 'test/use-cases/pk.test.ts';

export const pk: Mutation[] = [
  {
    breaks: 'a room is in two PKs at once',
    file: 'lib/store/room-store.ts',
    find: 'condition: { and: [isOpen, hasPkPointer(undefined)] },',
    replace: 'condition: isOpen,',
    caughtBy: { file: RACES, test: 'a room that is invited by two at once is in one PK' },
  },
  {
    breaks: 'a PK begins that was withdrawn',
    file: 'lib/store/pk-store.ts',
    find: "condition: isPkIn('invited'),\n",
    replace: '',
    caughtBy: {
      file: RACES,
      test: 'an invitation that is withdrawn while it is accepted begins no PK',
    },
  },
  {
    breaks: 'a PK that runs ends as an invitation',
    file: 'lib/store/pk-store.ts',
    find: 'condition: isPkIn(pk.state),\n',
    replace: '',
    caughtBy: {
      file: RACES,
      test: 'an invitation that is accepted while it is withdrawn ends as a PK that has run',
    },
  },
  {
    breaks: 'a gift counts after the bell',
    file: 'lib/store/pk-store.ts',
    find: "isPkIn('running'), endsAfter(gift.nowMs), isNotMarked(mark)",
    replace: "isPkIn('running'), isNotMarked(mark)",
    caughtBy: { file: PK, test: 'a gift counts until the bell and not after it, noticed or not' },
  },
  {
    breaks: 'a gift counts as often as it is told',
    file: 'lib/store/pk-store.ts',
    find: "isPkIn('running'), endsAfter(gift.nowMs), isNotMarked(mark)",
    replace: "isPkIn('running'), endsAfter(gift.nowMs)",
    caughtBy: { file: RACES, test: 'a gift counts once, however often it is told' },
  },
  {
    breaks: 'a gift counts before the invitation is accepted',
    file: 'lib/store/pk-store.ts',
    find: "isPkIn('running'), endsAfter(gift.nowMs), isNotMarked(mark)",
    replace: 'endsAfter(gift.nowMs), isNotMarked(mark)',
    caughtBy: {
      file: PK,
      test: 'a gift counts in a PK that runs, and not in an invitation to one',
    },
  },
  {
    breaks: 'a gift of the last PK counts in the next',
    file: 'lib/use-cases/pk-score.ts',
    find: 'if (lastPkId && (await pks.hasCounted(lastPkId, eventId))) {',
    replace: "if (lastPkId === '-') {",
    caughtBy: {
      file: PK,
      test: 'a gift that is sent again after the bell, or in the next PK, is known to have counted',
    },
  },
  {
    breaks: 'a PK goes on without one of its hosts',
    file: 'lib/model/pk-state.ts',
    find: "if (pk.state === 'running' && goneMs >= PK_GRACE_MS) return { do: 'end', outcome: 'host-left' };",
    replace: '',
    caughtBy: { file: RACES, test: 'a PK ends when one of its hosts has been away for the grace' },
  },
  {
    breaks: 'a host who loses the connection loses the PK at once',
    file: 'lib/model/pk-state.ts',
    find: 'goneMs >= PK_GRACE_MS',
    replace: 'goneMs >= 1',
    caughtBy: { file: RACES, test: 'a PK ends when one of its hosts has been away for the grace' },
  },
  {
    breaks: 'a PK goes on in a mix that was started anew',
    file: 'lib/model/pk-state.ts',
    find: ' || fence !== room.pk.fence) {',
    replace: ') {',
    caughtBy: {
      file: 'lib/model/pk-state.test.ts',
      test: 'a PK is over for a room whose mix has been started anew meanwhile',
    },
  },
  {
    breaks: 'who comes on stage during a PK is not named',
    file: 'lib/store/room-store.ts',
    find: "increment: raisedBy('people'),\n    });\n    return withNewScene(",
    replace: "increment: raisedBy('invitations'),\n    });\n    return withNewScene(",
    caughtBy: { file: RACES, test: 'who comes on stage during a PK is named to the service' },
  },
  {
    breaks: 'the other host keeps the seat after the PK',
    file: 'lib/use-cases/pk-follow.ts',
    find: 'stage: hasRun ? withoutGuest(stage, opponentHostId) : stage,',
    replace: 'stage,',
    caughtBy: { file: PK, test: 'the seat of the other host ends with the PK, on both sides' },
  },
  {
    breaks: 'the other host loses the seat of an answer with the PK',
    file: 'lib/model/stage-state.ts',
    find: 'return seatOf(stage, userId)?.questionId ? stage : vacate(stage, userId);',
    replace: 'return vacate(stage, userId);',
    caughtBy: {
      file: PK,
      test: 'the other host who has paid for an answer keeps that seat until it is over',
    },
  },
  {
    breaks: 'the other host stays in the channel after the PK',
    file: 'lib/use-cases/pk-follow.ts',
    find: '!isGuest && putOut(services, roomId, opponentHostId),',
    replace: '',
    caughtBy: { file: PK, test: 'the seat of the other host ends with the PK, on both sides' },
  },
  {
    breaks: 'who was refused invites again at once',
    file: 'lib/use-cases/pk.ts',
    find: '  requireNotRefused(opponent, room.hostId, clock.now());\n',
    replace: '',
    caughtBy: { file: PK, test: 'who was refused may not invite the same room again for a while' },
  },
  {
    breaks: 'an invitation that nobody answers is no refusal',
    file: 'lib/use-cases/pk-follow.ts',
    find: "['refused', 'expired']",
    replace: "['refused']",
    caughtBy: { file: PK, test: 'an invitation that nobody answers is refused, too' },
  },
];
