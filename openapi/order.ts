import { handler as banMember } from '../functions/ban-member';
import { handler as listActions } from '../functions/list-actions';
import { handler as listBans } from '../functions/list-bans';
import { handler as unbanMember } from '../functions/unban-member';
import { actionPageShape } from '../lib/api/action';
import { banPageShape, banShape, liftedBanShape } from '../lib/api/ban';
import type { Operation } from './operation';

/** Calls that keep order: who may not come on stage, and what was done to whom. */
export const order: Record<string, Operation> = {
  banMember: {
    route: banMember,
    summary: 'Ban a user',
    description:
      'From a room, by its host; or without `roomId` from every room, by admins. Who is banned gets ' +
      'no token, seat or invitation, and is put out of the channel, also when they come back with a ' +
      'token from before. They can still play the live stream: whom to show it to is the app’s matter.',
    answers: { 200: { description: 'The user is banned.', shape: banShape } },
    errors: ['NotRoomHost', 'NotAdmin', 'RoomNotFound', 'HostStays', 'RateLimited', 'RoomBusy'],
  },
  unbanMember: {
    route: unbanMember,
    summary: 'Lift a ban',
    description: 'A ban from every room and one from a room are two. Repeating it is harmless.',
    answers: { 200: { description: 'There is no such ban any more.', shape: liftedBanShape } },
    errors: ['NotRoomHost', 'NotAdmin', 'RoomNotFound'],
  },
  listBans: {
    route: listBans,
    summary: 'List who is banned',
    description:
      'From a room, for its host; or without `roomId` from every room, for admins. By user id.',
    answers: { 200: { description: 'A page of the bans in force.', shape: banPageShape } },
    errors: ['NotRoomHost', 'NotAdmin', 'RoomNotFound'],
  },
  listActions: {
    route: listActions,
    summary: 'List what was done to people',
    description:
      'The log of who did what to whom, when and why, newest first: of a room, for its host; or ' +
      'without `roomId` all of it, for admins. An entry is written before the act; a call that ' +
      'failed half-way may have left one. Entries are kept for a year.',
    answers: { 200: { description: 'A page of the log.', shape: actionPageShape } },
    errors: ['NotRoomHost', 'NotAdmin', 'RoomNotFound'],
  },
};
