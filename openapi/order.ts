import { handler as addModerator } from '../functions/add-moderator';
import { handler as banMember } from '../functions/ban-member';
import { handler as liftModeration } from '../functions/lift-moderation';
import { handler as listActions } from '../functions/list-actions';
import { handler as listBans } from '../functions/list-bans';
import { handler as moderate } from '../functions/moderate';
import { handler as muteMember } from '../functions/mute-member';
import { handler as removeModerator } from '../functions/remove-moderator';
import { handler as unbanMember } from '../functions/unban-member';
import { actionPageShape } from '../lib/api/action';
import { banPageShape, banShape, liftedBanShape } from '../lib/api/ban';
import { mixAnswerShape } from '../lib/api/mix';
import { roomModerationShape } from '../lib/api/moderation';
import { moderatorsShape } from '../lib/api/stage';
import type { Operation } from './operation';

const moderators = {
  200: { description: 'The moderators of the room.', shape: moderatorsShape },
};

/** Calls that keep order: who may not come on stage, who sees to it, and what was done to whom. */
export const order: Record<string, Operation> = {
  banMember: {
    route: banMember,
    summary: 'Ban a user',
    description:
      'From a room, by its host or a moderator; or without `roomId` from every room, by admins. Who is banned gets ' +
      'no token, seat or invitation, and is put out of the channel, also when they come back with a ' +
      'token from before. They can still play the live stream: whom to show it to is the app’s matter.',
    answers: { 200: { description: 'The user is banned.', shape: banShape } },
    errors: [
      'NotRoomHost',
      'NotAdmin',
      'Banned',
      'RoomNotFound',
      'HostStays',
      'RateLimited',
      'RoomBusy',
    ],
  },
  unbanMember: {
    route: unbanMember,
    summary: 'Lift a ban',
    description: 'A ban from every room and one from a room are two. Repeating it is harmless.',
    answers: { 200: { description: 'There is no such ban any more.', shape: liftedBanShape } },
    errors: ['NotRoomHost', 'NotAdmin', 'Banned', 'RoomNotFound', 'HostStays'],
  },
  listBans: {
    route: listBans,
    summary: 'List who is banned',
    description:
      'From a room, for its host and moderators; or without `roomId` from every room, for admins. ' +
      'By user id.',
    answers: { 200: { description: 'A page of the bans in force.', shape: banPageShape } },
    errors: ['NotRoomHost', 'NotAdmin', 'Banned', 'RoomNotFound'],
  },
  muteMember: {
    route: muteMember,
    summary: 'Mute a user in the mix',
    description:
      'By the host or a moderator: takes the sound of a user out of the running mix, or with ' +
      '`isMuted: false` lets it in again. The others on stage still hear them.',
    answers: {
      200: { description: 'The mix is so.', shape: mixAnswerShape },
      202: { description: 'It is not known yet; read the room later.', shape: mixAnswerShape },
    },
    errors: [
      'NotRoomHost',
      'Banned',
      'RoomNotFound',
      'HostStays',
      'MixNotRunning',
      'NotEnoughSeats',
      'MixerRefused',
      'MixerUnavailable',
      'RoomBusy',
    ],
  },
  moderate: {
    route: moderate,
    summary: 'Warn the host, or cover a user, by hand',
    description:
      'By admins, without a report of a provider. `warn` shows `reason` to those who keep order in ' +
      'the room; `cover` covers the pane of the user and leaves out their voice, until ' +
      '`lift-moderation` or the next show. Either is an event `moderation.acted` and an entry of the ' +
      'log. Repeating a cover is harmless; repeating a warning warns again.',
    answers: { 200: { description: 'It is done.', shape: roomModerationShape } },
    errors: ['NotAdmin', 'RoomNotFound', 'RoomClosed', 'NotOnStage', 'RoomBusy'],
  },
  liftModeration: {
    route: liftModeration,
    summary: 'Undo what moderation has done',
    description:
      'By admins: `userId` may be seen and heard again, and with `allowStream` the forbidden stream ' +
      'may be pushed again. Repeating it is harmless.',
    answers: {
      200: { description: 'It is undone.', shape: roomModerationShape },
      202: {
        description: 'The live service has yet to confirm that it takes the stream again.',
        shape: roomModerationShape,
      },
    },
    errors: ['NotAdmin', 'RoomNotFound', 'RoomBusy'],
  },
  addModerator: {
    route: addModerator,
    summary: 'Name a moderator',
    description:
      'By the host. A moderator may refuse, remove, mute and ban people in this room; not the host, ' +
      'and not another moderator. Repeating it is harmless.',
    answers: moderators,
    errors: ['NotRoomHost', 'RoomNotFound', 'TooManyModerators', 'RoomBusy'],
  },
  removeModerator: {
    route: removeModerator,
    summary: 'Take a moderator away',
    description: 'By the host. Repeating it is harmless.',
    answers: moderators,
    errors: ['NotRoomHost', 'RoomNotFound', 'RoomBusy'],
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
