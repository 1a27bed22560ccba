/**
 * Events of the RTC channel and of the live stream. They may be lost, late, doubled or out of
 * order, so an event is marked down (which can be repeated), the room goes onto the agenda, and
 * then the room is brought to what it should be from its state. Whatever fails before the event is
 * noted is answered with 5xx, so that the sender sends it again.
 */
import { describeError } from '../log';
import type { LiveEvent, RtcMessage } from '../model/events';
import { ROOM_ID } from '../model/room-id';
import { reconcileRoom } from './reconcile';
import type { Services } from './services';

/** What an event was about; nothing if it was none of ours. */
type About = { roomId?: string };

/** Takes in a message of the RTC service. */
export async function handleRtcMessage(services: Services, message: RtcMessage): Promise<About> {
  const { channelId: roomId, events, problems, id, content } = message;
  // A channel that no room of ours can have is somebody else's.
  if (!ROOM_ID.test(roomId)) return {};
  if (problems.length > 0) services.log({ event: 'events-refused', roomId, problems });
  await Promise.all([
    services.members.record(...events),
    services.agenda.add(roomId, services.clock.now()),
  ]);
  await reconcileOnce(services, { id: `rtc ${id}`, content, roomId, doubt: false });
  return { roomId };
}

/** Takes in a callback of the live service. */
export async function handleLiveEvent(services: Services, event: LiveEvent): Promise<About> {
  const [roomId = ''] = event.stream.split('_');
  if (!ROOM_ID.test(roomId) || event.app !== services.config.live.app) return {};
  await services.agenda.add(roomId, services.clock.now());
  // The end of a push that nobody asked for means that the task has ended, too.
  const doubt = event.action === 'publish_done';
  const pushed = !doubt;
  // Its id is made of all that it says.
  await reconcileOnce(services, {
    id: `live ${event.id}`,
    content: event.id,
    roomId,
    doubt,
    pushed,
  });
  return { roomId };
}

async function reconcileOnce(
  services: Services,
  event: { id: string; content: string; roomId: string; doubt: boolean; pushed?: boolean },
): Promise<void> {
  const { id, roomId, doubt, pushed = false } = event;
  const noted = await services.inbox.note(event, services.clock.now());
  if (noted === 'again') return;
  if (noted === 'again-with-other-content') services.log({ event: 'event-id-reused', id, roomId });
  await reconcileRoom(services, roomId, { doubt, pushed }).catch((error: unknown) => {
    // The event is noted and the room is on the agenda, so the next run does it.
    services.log({ event: 'reconcile-later', roomId, error: describeError(error) });
  });
}
