import { handler as inviteGuest } from '../functions/invite-guest';
import { handler as moveSeat } from '../functions/move-seat';
import { handler as requestStage } from '../functions/request-stage';
import { handler as seatMember } from '../functions/seat-member';
import { handler as transferRoom } from '../functions/transfer-room';
import { handler as unseatMember } from '../functions/unseat-member';
import { handler as updateSeat } from '../functions/update-seat';
import { guestLinkShape, seatsAnswerShape, standingShape } from '../lib/api/stage';
import type { Operation } from './operation';

const answers = {
  200: {
    description: 'Whether the user is on stage, invited, waiting, or none of these.',
    shape: standingShape,
  },
};

/** Calls about who is on a room's stage. */
export const stage: Record<string, Operation> = {
  requestStage: {
    route: requestStage,
    summary: 'Ask to come on stage, or take a seat',
    description:
      'By `admission` of the room the caller waits for the host’s word, or takes a free seat. A caller who has asked, is invited or is seated already gets that state. With the `invitation` of a guest link the ' +
      'caller is seated at once, and the link is used up.',
    answers,
    errors: [
      'NotInvited',
      'Banned',
      'RoomNotFound',
      'RoomClosed',
      'StageClosed',
      'StageFull',
      'SeatTaken',
      'SeatLocked',
      'RateLimited',
      'TooManyStageRequests',
      'RoomBusy',
    ],
  },
  inviteGuest: {
    route: inviteGuest,
    summary: 'Invite anyone by a link',
    description:
      'Holds one seat for the first who comes with the `invitation`, until it expires. The host ' +
      'takes it back as any invitation, by its `userId`. A repeated call makes another link and holds ' +
      'another seat: if an answer was lost, the host first takes back the seat of `guest-link-…` in ' +
      '`stage` that is known from no answer.',
    answers: { 201: { description: 'The link is good.', shape: guestLinkShape } },
    errors: ['NotRoomHost', 'RoomNotFound', 'RoomClosed', 'StageFull', 'RoomBusy'],
  },
  seatMember: {
    route: seatMember,
    summary: 'Seat or invite a user, or take a seat',
    description:
      'By the host: seats one who has asked, invites others. By the invited: accepts. In the seat that is ' +
      'named; else in the one that was held or wished for, if it is free, or the first free one.',
    answers,
    errors: [
      'NotRoomHost',
      'NotInvited',
      'Banned',
      'RoomNotFound',
      'RoomClosed',
      'StageFull',
      'SeatTaken',
      'SeatLocked',
      'RoomBusy',
    ],
  },
  unseatMember: {
    route: unseatMember,
    summary: 'Take a user off the stage',
    description:
      'By the host or a moderator: refuses, uninvites or removes. By the user: withdraws, declines or leaves. ' +
      'Repeating it is harmless.',
    answers,
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'HostStays', 'RoomBusy'],
  },
  updateSeat: {
    route: updateSeat,
    summary: 'Change a seat',
    description:
      'By the host or a moderator: locks it, so that nobody is given it or takes it, and says whether its holder is heard ' +
      'and seen in the mix, at once. Who has a locked seat keeps it. What is not named stays.',
    answers: { 200: { description: 'The seats as they are then.', shape: seatsAnswerShape } },
    errors: ['NotRoomHost', 'Banned', 'RoomNotFound', 'RoomClosed', 'RoomBusy'],
  },
  moveSeat: {
    route: moveSeat,
    summary: 'Move a user to another seat',
    description:
      'By the host or a moderator: to a free seat, or to that of somebody else, who comes to theirs. By a guest: themselves, ' +
      'to a free seat. Repeating it is harmless.',
    answers: { 200: { description: 'The seats as they are then.', shape: seatsAnswerShape } },
    errors: [
      'NotRoomHost',
      'NotOnStage',
      'Banned',
      'RoomNotFound',
      'RoomClosed',
      'SeatTaken',
      'SeatLocked',
      'HostStays',
      'RoomBusy',
    ],
  },
  transferRoom: {
    route: transferRoom,
    summary: 'Hand a room over to a co-host',
    description:
      'By the host: a co-host who is seated and in the channel becomes the host, and the host takes their seat, or leaves the ' +
      'stage with `leavesStage`. Task, stream and play addresses stay. To who is the host already, nothing changes. ' +
      'The host so far may repeat the call while they have a seat, or the last mix was started for them; ' +
      'after that it answers `NotRoomHost`, and `hostId` says who has the room.',
    answers: { 200: { description: 'The seats as they are then.', shape: seatsAnswerShape } },
    errors: [
      'NotRoomHost',
      'NotOnStage',
      'Banned',
      'RoomNotFound',
      'RoomClosed',
      'SeatLocked',
      'NotInChannel',
      'PkBusy',
      'AnswerRunning',
      'MixerUnavailable',
      'RoomBusy',
    ],
  },
};
