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

/** Calls about a PK between two rooms. */
export const pk: Record<string, Operation> = {
  invitePk: {
    route: invitePk,
    summary: 'Invite the host of another room to a PK',
    description:
      '`minutes` and `punishSeconds` are those of the first round, which begins with the acceptance. ' +
      'Both rooms have to be live. The invitation expires after 30 seconds. A host whose invitation ' +
      'was refused, or expired, may not invite the same room for two minutes.',
    answers: { 201: { description: 'The other host is invited.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'PkNotPossible', 'PkRefused', 'PkBusy'],
  },
  acceptPk: {
    route: acceptPk,
    summary: 'Accept a PK',
    description:
      'From now on both audiences see both hosts, and the first round runs. Each host may join the channel of the other ' +
      'room as co-host, and has to if `hostsJoinBoth` says so in the view of the room.',
    answers: { 200: { description: 'It runs.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'PkNotRunning', 'PkNotPossible'],
  },
  startRound: {
    route: startRound,
    summary: 'Propose the next round of a PK, or accept it',
    description:
      'The call of one host proposes a round; the same call of the other host, with the same terms, ' +
      'within 30 seconds accepts it, and the round begins. Other terms are another proposal. It may be ' +
      'proposed and accepted as soon as the round before it has rung its bell. The mixes stay as they are.',
    answers: {
      200: { description: 'It is proposed, or it runs.', shape: roundAnswerShape },
    },
    errors: ['NotRoomHost', 'RoomNotFound', 'PkNotRunning', 'RoundRunning', 'PkBusy'],
  },
  surrenderRound: {
    route: surrenderRound,
    summary: 'Give the running round of a PK up',
    description: 'The other side wins it, whatever the score. Repeating it is harmless.',
    answers: { 200: { description: 'The round is over.', shape: roundAnswerShape } },
    errors: ['NotRoomHost', 'RoomNotFound', 'PkNotRunning', 'PkBusy'],
  },
  endPk: {
    route: endPk,
    summary: 'End a PK, or refuse or withdraw an invitation',
    description:
      'Both audiences see their own host again. A round that runs ends with it. Repeating it is harmless.',
    answers: { 200: { description: 'There is none.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'RoomNotFound'],
  },
  scorePk: {
    route: scorePk,
    byServer: true,
    summary: 'Count a gift for the room’s side',
    description:
      'By the app’s own server, with the server key; a repeated event counts once. A gift counts if ' +
      'the call comes while a round runs: from its `startedAt` on, and before its `endsAt`. One that ' +
      'came before the bell but was not written when the score became final is refused like a late one.',
    answers: { 200: { description: 'The gift counts.', shape: scoredShape } },
    errors: ['RoomNotFound', 'PkNotRunning'],
  },
  listGifts: {
    route: listGifts,
    summary: 'List the gifts that were counted in a round',
    description:
      'For the hosts of both rooms. The sum of `points` of a room is its score; who did not surrender, ' +
      'or has more points, has won. It is complete if the first page says `isFinal`. The order has no ' +
      'meaning, and stays. It is kept for 90 days.',
    answers: { 200: { description: 'A page of them.', shape: ledgerShape } },
    errors: ['NotRoomHost', 'RoundNotFound'],
  },
};
