import type { Mutation } from '../mutation';

const RACES = 'test/use-cases/pk-races.test.ts';
const PK = 'test/use-cases/pk.test.ts';
const ROUNDS = 'test/use-cases/pk-rounds.test.ts';
const ROUND = 'lib/model/round.test.ts';

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
    find: "this.#change(pk, isPkIn('invited'), {",
    replace: 'this.#change(pk, { and: [] }, {',
    caughtBy: {
      file: RACES,
      test: 'an invitation that is withdrawn while it is accepted begins no PK',
    },
  },
  {
    breaks: 'a PK that runs ends as an invitation',
    file: 'lib/store/pk-store.ts',
    find: '      isPkIn(pk.state),\n',
    replace: '      { and: [] },\n',
    caughtBy: {
      file: RACES,
      test: 'an invitation that is accepted while it is withdrawn ends as a PK that has run',
    },
  },
  {
    breaks: 'a gift counts after the bell',
    file: 'lib/model/round.ts',
    find: 'heardAtMs >= startedAtMs && heardAtMs < bellAtMs',
    replace: 'heardAtMs >= startedAtMs',
    caughtBy: { file: ROUND, test: 'a gift counts from the beginning until the bell' },
  },
  {
    breaks: 'a gift counts as often as it is told',
    file: 'lib/store/pk-store.ts',
    find: 'isSettled(false), isNotMarked(mark)',
    replace: 'isSettled(false)',
    caughtBy: { file: RACES, test: 'a gift counts once, however often it is told' },
  },
  {
    breaks: 'a gift is written into a round whose score was final',
    file: 'lib/store/pk-store.ts',
    find: 'isSettled(false), isNotMarked(mark)',
    replace: 'isNotMarked(mark)',
    caughtBy: { file: ROUNDS, test: 'what a room was told of a round stays true' },
  },
  {
    breaks: 'a gift is written into the round after its own',
    file: 'lib/store/conditions.ts',
    find: "{ and: [isRound(number), where(ROUND.bellAtMs, '>', timeMs)] }",
    replace: "where(ROUND.bellAtMs, '>', timeMs)",
    caughtBy: { file: ROUNDS, test: 'a gift that is written after the score was final' },
  },
  {
    breaks: 'a proposal of long ago is accepted',
    file: 'lib/use-cases/pk-round.ts',
    find: ' || nowMs >= proposal.untilMs) return false;',
    replace: ') return false;',
    caughtBy: { file: ROUNDS, test: 'a proposal runs out' },
  },
  {
    breaks: 'a host accepts a round of other terms',
    file: 'lib/use-cases/pk-round.ts',
    find: 'return proposal.minutes === own.minutes && proposal.punishSeconds === own.punishSeconds;',
    replace: 'return true;',
    caughtBy: { file: ROUNDS, test: 'other terms are another proposal' },
  },
  {
    breaks: 'a host accepts their own proposal',
    file: 'lib/use-cases/pk-round.ts',
    find: 'proposal.by === own.by || ',
    replace: '',
    caughtBy: { file: ROUNDS, test: 'another round begins when the other host accepts the same' },
  },
  {
    breaks: 'a round begins while another runs',
    file: 'lib/use-cases/pk-round.ts',
    find: '    requireBetween(pk.round, nowMs);\n',
    replace: '',
    caughtBy: { file: ROUNDS, test: 'no round begins while one runs' },
  },
  {
    breaks: 'a round begins twice',
    file: 'lib/store/pk-store.ts',
    find: 'isRound(number), isSettled(true), hasProposal(proposal)',
    replace: 'isSettled(true)',
    caughtBy: { file: ROUNDS, test: 'two hosts who propose the same at once hold one round' },
  },
  {
    breaks: 'a rematch sends the scene again',
    file: 'lib/store/room-store.ts',
    find: '        ...factColumns(roundFacts(pointer, pk)),\n      },\n',
    replace:
      "        ...factColumns(roundFacts(pointer, pk)),\n      },\n      increment: raisedBy('pk'),\n",
    caughtBy: { file: ROUNDS, test: 'a rematch sends nothing to the mixing service' },
  },
  {
    breaks: 'who gives up may win by points',
    file: 'lib/model/round.ts',
    find: '  if (surrenderedBy) return otherSide(surrenderedBy);\n',
    replace: '',
    caughtBy: { file: ROUND, test: 'who has more points has won, unless they gave up' },
  },
  {
    breaks: 'a bell that has rung is not heard',
    file: 'lib/model/pk-state.ts',
    find: "  if (!pk.round.isSettled && nowMs >= pk.round.bellAtMs) return { do: 'settle' };\n",
    replace: '',
    caughtBy: { file: ROUNDS, test: 'a round ends at its bell, and the PK goes on' },
  },
  {
    breaks: 'what a round has come to is told again',
    file: 'lib/model/pk-rounds.ts',
    find: 'return facts.filter(({ rank }) => rank > toldRank);',
    replace: 'return facts;',
    caughtBy: { file: ROUNDS, test: 'every round has its own score, and all are kept' },
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
