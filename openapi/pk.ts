import { handler as acceptPk } from '../functions/accept-pk';
import { handler as endPk } from '../functions/end-pk';
import { handler as invitePk } from '../functions/invite-pk';
import { handler as scorePk } from '../functions/score-pk';
import { pkAnswerShape, scoredShape } from '../lib/api/pk';
import type { Operation } from './operation';

/** Calls about a PK between two rooms. */
export const pk: Record<string, Operation> = {
  invitePk: {
    route: invitePk,
    summary: 'Invite the host of another room to a PK',
    description:
      'Both rooms have to be live. The invitation expires after 30 seconds. A host whose invitation ' +
      'was refused, or expired, may not invite the same room for two minutes.',
    answers: { 201: { description: 'The other host is invited.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'PkNotPossible', 'PkRefused', 'PkBusy'],
  },
  acceptPk: {
    route: acceptPk,
    summary: 'Accept a PK',
    description:
      'From now on both audiences see both hosts. Each host may join the channel of the other ' +
      'room as co-host, and has to if `hostsJoinBoth` says so in the view of the room.',
    answers: { 200: { description: 'It runs.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'PkNotRunning', 'PkNotPossible'],
  },
  endPk: {
    route: endPk,
    summary: 'End a PK, or refuse or withdraw an invitation',
    description: 'Repeating it is harmless.',
    answers: { 200: { description: 'There is none.', shape: pkAnswerShape } },
    errors: ['NotRoomHost', 'RoomNotFound'],
  },
  scorePk: {
    route: scorePk,
    byServer: true,
    summary: 'Count a gift for the room’s side',
    description:
      'By the app’s own server, with the server key; a repeated event counts once. A gift counts if ' +
      'the call comes before `endsAt` of the PK.',
    answers: { 200: { description: 'The gift counts.', shape: scoredShape } },
    errors: ['RoomNotFound', 'PkNotRunning'],
  },
};
