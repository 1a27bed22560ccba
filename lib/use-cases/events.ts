/**
 * Events of the RTC channel and of the live stream. They may be lost, late, doubled or out of
 * order, so an event is marked down (which can be repeated) while the room goes onto the agenda, and
 * then the room is brought to what it should be from its state. Whatever fails before that is
 * answered with 5xx, so that the sender sends it again.
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
  const event = { id: `rtc ${id}`, content, roomId };
  const [isNew] = await Promise.all([
    noteOnce(services, event),
    services.members.record(...events),
  ]);
  if (isNew) await reconcile(services, roomId, { doubt: false });
  return { roomId };
}

/** Takes in a callback of the live service. */
export async function handleLiveEvent(services: Services, event: LiveEvent): Promise<About> {
  const [roomId = ''] = event.stream.split('_');
  if (!ROOM_ID.test(roomId) || event.app !== services.config.live.app) return {};
  // Its id is made of all that it says.
  const isNew = await noteOnce(services, { id: `live ${event.id}`, content: event.id, roomId });
  // The end of a push that nobody asked for means that the task has ended, too.
  const doubt = event.action === 'publish_done';
  if (isNew) await reconcile(services, roomId, { doubt, pushed: !doubt });
  return { roomId };
}

/**
 * Puts the room on the agenda and notes the event, all in one call to the store. Should only a part
 * of it be done, the event is sent again; the agenda does then what this call has not done.
 */
async function noteOnce(
  services: Services,
  { id, content, roomId }: { id: string; content: string; roomId: string },
): Promise<boolean> {
  const nowMs = services.clock.now();
  const [noted] = await Promise.all([
    services.inbox.note({ id, content }, nowMs),
    services.agenda.add(roomId, nowMs),
  ]);
  if (noted === 'again-with-other-content') services.log({ event: 'event-id-reused', id, roomId });
  return noted !== 'again';
}

async function reconcile(
  services: Services,
  roomId: string,
  reasons: { doubt: boolean; pushed?: boolean },
): Promise<void> {
  await reconcileRoom(services, roomId, reasons).catch((error: unknown) => {
    // The event is noted and the room is on the agenda, so the next run does it.
    services.log({ event: 'reconcile-later', roomId, error: describeError(error) });
  });
}
