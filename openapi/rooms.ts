import { handler as closeRoom } from '../functions/close-room';
import { handler as createRoom } from '../functions/create-room';
import { handler as getRoom } from '../functions/get-room';
import { handler as joinRoom } from '../functions/join-room';
import { handler as listRooms } from '../functions/list-rooms';
import { handler as updateRoom } from '../functions/update-room';
import { memberShape } from '../lib/api/member';
import { closedRoomShape } from '../lib/api/mix';
import { roomPageShape, roomShape } from '../lib/api/room';
import type { Operation } from './operation';

/** Calls about rooms. */
export const rooms: Record<string, Operation> = {
  createRoom: {
    route: createRoom,
    summary: 'Create a room',
    description:
      'The caller becomes its host. A closed room opens again for who has created it, with all rules ' +
      'set anew. An open room closes by itself 24 h after it was created or its last mix ran, if nobody ' +
      'is in its channel.',
    answers: { 201: { description: 'The room.', shape: roomShape } },
    errors: ['Banned', 'RoomExists', 'RateLimited'],
  },
  listRooms: {
    route: listRooms,
    summary: 'List the open rooms',
    description:
      'Page by page: first the rooms whose mix has been live, then the others, each newest first. ' +
      'A page may have fewer rooms than asked for, or none, and a `nextToken` all the same.',
    answers: { 200: { description: 'A page of rooms.', shape: roomPageShape } },
    errors: [],
  },
  getRoom: {
    route: getRoom,
    summary: 'Show a room',
    description:
      'At once; or, with `If-None-Match` and `waitSeconds`, as soon as it has changed. A few calls of ' +
      'one user may wait at a time, and a share of all: any other is answered at once.',
    requestHeaders: ['if-none-match'],
    answers: {
      200: { description: 'The room.', shape: roomShape, headers: ['etag'] },
      304: {
        description:
          'It is as the caller knows it. With `Retry-After` the call did not wait, because too many do.',
        headers: ['etag', 'retry-after'],
      },
    },
    errors: ['RoomNotFound'],
  },
  updateRoom: {
    route: updateRoom,
    summary: 'Change a room',
    description: 'Its title and how it runs itself; what is not named stays. Host only.',
    answers: { 200: { description: 'The changed room.', shape: roomShape } },
    errors: ['NotRoomHost', 'RoomNotFound'],
  },
  closeRoom: {
    route: closeRoom,
    summary: 'Close a room',
    description: 'Its mix is stopped, too. Repeating it is harmless. Host only.',
    answers: {
      200: { description: 'It is closed and its mix is stopped.', shape: closedRoomShape },
      202: { description: 'It is closed; its mix is still being stopped.', shape: closedRoomShape },
    },
    errors: ['NotRoomHost', 'RoomNotFound', 'MixerRefused', 'MixerUnavailable'],
  },
  joinRoom: {
    route: joinRoom,
    summary: 'Join a room',
    description: 'On stage with a token for the room’s RTC channel, or as audience without one.',
    answers: { 201: { description: 'What to join with.', shape: memberShape } },
    errors: ['NotRoomHost', 'NotOnStage', 'Banned', 'RoomNotFound', 'RoomClosed'],
  },
};
