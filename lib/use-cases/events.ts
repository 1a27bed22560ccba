/**
 * Events of the RTC channel and of the live stream. They may be lost, late, doubled or out of
 * order, so an event is marked down (which can be repeated) while the room goes onto the agenda, and
 * then the room is brought to what it should be from its state. Only then is the event noted as
 * taken in. Whatever fails before is done again, and answered with 5xx if it fails for good: an event
 * that comes again is as good as the first, but no vendor promises to send one again.
 */
import { describeError } from '../log';
import type { LiveEvent, RtcMessage } from '../model/events';
import { ROOM_ID } from '../model/room-id';
import { reconcileRoom } from './reconcile';
import type { Services } from './services';
import { despiteStoreTrouble } from './store-trouble';

/** What an event was about; nothing if it was none of ours. */
type About = { roomId?: string };

/** Takes in a message of the RTC service. */
export async function handleRtcMessage(services: Services, message: RtcMessage): Promise<About> {
  const { channelId: roomId, events, problems, id, content } = message;
  // A channel that no room of ours can have is somebody else's.
  if (!ROOM_ID.test(roomId)) return {};
  if (problems.length > 0) services.log({ event: 'events-refused', roomId, problems });
  await takeIn(services, {
    id: `rtc ${id}`,
    content,
    roomId,
    mark: () => services.members.record(...events),
    check: { doubt: false },
  });
  return { roomId };
}

/** Takes in a callback of the live service. */
export async function handleLiveEvent(services: Services, event: LiveEvent): Promise<About> {
  const [roomId = ''] = event.stream.split('_');
  if (!ROOM_ID.test(roomId) || event.app !== services.config.live.app) return {};
  // The end of a push that nobody asked for means that the task has ended, too.
  const doubt = event.action === 'publish_done';
  // Its id is made of all that it says.
  const { id } = event;
  await takeIn(services, {
    id: `live ${id}`,
    content: id,
    roomId,
    check: { doubt, pushed: !doubt },
  });
  return { roomId };
}

/** What to do about an event that is new. */
interface Incoming {
  id: string;
  content: string;
  roomId: string;
  /** Marks down what it tells; can be repeated. */
  mark?(): Promise<void>;
  /** Why its room is checked then. */
  check: { doubt: boolean; pushed?: boolean };
}

/** Takes an event in, or throws when the store fails for too long. */
function takeIn(services: Services, event: Incoming): Promise<void> {
  return despiteStoreTrouble(services, () => takeInOnce(services, event));
}

/**
 * One try. The event is noted beside the check and not beside its marking down, of which a part may
 * be lost while another is done: then it has to be new when it comes again.
 */
async function takeInOnce(services: Services, event: Incoming): Promise<void> {
  const { inbox, agenda, clock, log } = services;
  const { id, roomId } = event;
  const nowMs = clock.now();
  const [found] = await Promise.all([inbox.find(event), agenda.add(roomId, nowMs), event.mark?.()]);
  if (found === 'again') return;
  if (found === 'again-with-other-content') log({ event: 'event-id-reused', id, roomId });
  const [noted] = await Promise.allSettled([inbox.note(event, nowMs), check(services, event)]);
  if (noted.status === 'rejected') throw noted.reason;
}

async function check(services: Services, event: Incoming): Promise<void> {
  await reconcileRoom(services, event.roomId, event.check).catch((error: unknown) => {
    // The room is on the agenda, so the next run does it.
    const { roomId } = event;
    services.log({ event: 'reconcile-later', roomId, error: describeError(error) });
  });
}
