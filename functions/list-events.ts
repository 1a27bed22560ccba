import { eventListView } from '../lib/api/event';
import { route } from '../lib/http/route';
import { listEvents, listEventsQuery } from '../lib/use-cases/room-events';

/** What has happened in a room after an event that the caller knows. */
export const handler = route(
  'GET /list-events/{roomId}',
  { query: listEventsQuery },
  async ({ params, query, caller }, services) => {
    const events = await listEvents(services, { ...params, ...query, actor: caller });
    return { status: 200, body: eventListView(events) };
  },
);
