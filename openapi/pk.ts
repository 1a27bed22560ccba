import { handler as acceptPk } from '../functions/accept-pk';
import { handler as endPk } from '../functions/end-pk';
import { handler as invitePk } from '../functions/invite-pk';
import { handler as listGifts } from '../functions/list-gifts';
import { handler as scorePk } from '../functions/score-pk';
import { handler as startRound } from '../functions/start-round';
import { handler as surrenderRound } from '../functions/surrender-round';
import { ledgerShape } from '../lib/api/gift';
import { pkAnswerShape, roundAnswerShape, scoredShape } from '../lib/api/pk';
import type { Operation } from './operation';

/** Calls about a PK between two to four rooms. */
export const pk: Record<string, Operation> = {
  invitePk: {
    route: invitePk,
    summary: 'Invite the host of another room to a PK',
    description:
      '`minutes` and `punishSeconds` are those of the first round, which begins with the acceptance. ' +
      'All rooms have to be live. The invitation expires after 30 seconds. A host whose invitation ' +
      'was refused, or expired, may not invite the same room for two minutes, and the hosts of a PK that ' +
      'has ended not for `opponentPauseMinutes` of that room. Any host of a PK that runs ' +
      'may invite one more room into it, also while a round runs: up to four, one after the other. ' +
      'Where `MIXER=rtc` a PK has two rooms. A call that is repeated while its invitation is open answers that.',
    answers: { 201: { description: 'The other host is invited.', shape: pkAnswerShape } },
    errors: [
      'NotRoomHost',
      'Banned',
      'RoomNotFound',
      'PkNotPossible',
      'PkFull',
      'PkOff',
      'PkRefused',
      'PkBusy',
    ],
  },
  acceptPk: {
    route: acceptPk,
    summary: 'Accept a PK',
    description:
      'From now on all audiences see all hosts. The first round runs if it was the first invitation; a ' +
      'room that comes later takes part from the next round. Each host may join the channels of the other ' +
      'rooms as co-host, and has to if `hostsJoinBoth` says so in the view of the room.',
    answers: { 200: { description: 'It runs.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'PkNotRunning', 'PkNotPossible', 'PkBusy'],
  },
  startRound: {
    route: startRound,
    summary: 'Propose the next round of a PK, or accept it',
    description:
      'The call of one host proposes a round; the same call of another host, with the same terms and ' +
      'teams, within 30 seconds accepts it, and the round begins when the hosts of all rooms have. Other ' +
      'terms or teams are another proposal, and a room that comes or leaves ends it. It may be proposed ' +
      'and accepted as soon as the round before it has rung its bell. `teams` are two, and each of three ' +
      'or four rooms is in one of them; a round without is each for itself, whatever the one before it ' +
      'was. A call that is repeated within 30 seconds of the beginning of the round that it has proposed or ' +
      'accepted answers that it runs. The mixes stay as they are.',
    answers: {
      200: { description: 'It is proposed, or it runs.', shape: roundAnswerShape },
    },
    errors: ['NotRoomHost', 'RoomNotFound', 'PkNotRunning', 'RoundRunning', 'PkBusy'],
  },
  surrenderRound: {
    route: surrenderRound,
    summary: 'Give the running round of a PK up',
    description:
      'The room has lost it, whatever the score. If one room or one team is left, that wins at once; among ' +
      'more the round goes on. A team has lost when all its rooms have surrendered or left. Repeating it ' +
      'is harmless.',
    answers: { 200: { description: 'The room can no longer win it.', shape: roundAnswerShape } },
    errors: ['NotRoomHost', 'RoomNotFound', 'PkNotRunning', 'PkBusy'],
  },
  endPk: {
    route: endPk,
    summary: 'Leave a PK, or refuse or withdraw an invitation',
    description:
      'The audience of the room sees its own host again, and the room has lost a round that runs. The PK ' +
      'goes on while two other rooms are left, else it is over. With `withdraw` only the open ' +
      'invitation ends. Repeating it is harmless.',
    answers: {
      200: { description: 'The room is in none, or it was withdrawn.', shape: pkAnswerShape },
    },
    errors: ['NotRoomHost', 'RoomNotFound'],
  },
  scorePk: {
    route: scorePk,
    byServer: true,
    summary: 'Count a gift for the room’s side',
    description:
      'By the app’s own server, with the server key; a repeated event counts once. A gift counts if ' +
      'the call comes while a round runs: from its `startedAt` on, and before its `endsAt`. One that ' +
      'came before the bell but was not written when the score became final is refused like a late one, ' +
      'and so is one for a room that is not in the round, or has given it up.',
    answers: { 200: { description: 'The gift counts.', shape: scoredShape } },
    errors: ['RoomNotFound', 'PkNotRunning', 'PkBusy'],
  },
  listGifts: {
    route: listGifts,
    summary: 'List the gifts that were counted in a round',
    description:
      'For the hosts of its rooms. The sum of `points` of a room is its score; of those that are not in ' +
      '`outRoomIds`, the one with the most points has won. With `teams` the sums of their rooms decide, ' +
      'among those with a room that is not in `outRoomIds`. It is complete if the first page says ' +
      '`isFinal`. The order has no meaning, and stays. It is kept for 90 days.',
    answers: { 200: { description: 'A page of them.', shape: ledgerShape } },
    errors: ['NotRoomHost', 'RoundNotFound'],
  },
};
