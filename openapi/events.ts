import { handler as listEvents } from '../functions/list-events';
import { eventListShape } from '../lib/api/event';
import type { Operation } from './operation';

/** Calls about what has happened in rooms. */
export const events: Record<string, Operation> = {
  listEvents: {
    route: listEvents,
    summary: 'List what has happened in a room',
    description:
      'The events after number `after`, in order; each room counts its own from 1, without a gap. ' +
      'Host only. Events are kept for seven days.',
    answers: { 200: { description: 'The events.', shape: eventListShape } },
    errors: ['NotRoomHost', 'RoomNotFound'],
  },
};
