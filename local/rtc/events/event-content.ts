import type { ChannelEvents } from '../channels';
import type { LeaveReason } from '../webrtc/publisher';

/**
 * What a callback says of one event, as the service's log shows it.
 * https://help.aliyun.com/document_detail/274447.html
 */
export type EventContent =
  | { Event: 'ChannelEvent'; ChannelEvent: ChannelEvent }
  | { Event: 'UserEvent'; UserEvent: UserEvent };

interface ChannelEvent {
  EventTag: 'Open' | 'Close';
  Timestamp: number;
}

interface UserEvent {
  UserId: string;
  EventTag: 'Join' | 'Leave' | 'Publish' | 'Unpublish';
  SessionId: string;
  /** Seconds. */
  Timestamp: number;
  ChannelProfile: 'interactive_live';
  /** Microseconds. */
  US: number;
  Reason: number;
  Role: number;
  TerminalType: number;
  UserType: number;
}

/** Who publishes is a host; who only watches is no member of the channel and makes no events. */
export const HOST_ROLE = 1;
/** Their tables are not published; these are the values of the service's sample. */
const TERMINAL_TYPE = 6;
const USER_TYPE = 2;

/**
 * Reasons as receivers of this callback quote the service's documentation: 1 ordinary, 2 back after
 * a break, 3 relayed from another channel, 4 timed out, 5 replaced by a newer session of the user,
 * 6 removed, 7 the channel was dissolved.
 */
const ORDINARY = 1;
const LEAVE_REASONS: Record<LeaveReason, number> = {
  left: ORDINARY,
  silent: 4,
  disconnected: 4,
  replaced: 5,
  removed: 6,
  shutdown: 7,
};

/** The content for a channel that opens or closes. */
export function channelContent(
  tag: ChannelEvent['EventTag'],
  { atMs }: ChannelEvents['open'][0],
): EventContent {
  return {
    Event: 'ChannelEvent',
    ChannelEvent: { EventTag: tag, Timestamp: Math.floor(atMs / 1000) },
  };
}

/** The content for what a member does. */
export function userContent(
  tag: UserEvent['EventTag'],
  event: ChannelEvents['join'][0] & { reason?: LeaveReason },
): EventContent {
  return {
    Event: 'UserEvent',
    UserEvent: {
      UserId: event.userId,
      EventTag: tag,
      SessionId: event.sessionId,
      Timestamp: Math.floor(event.atMs / 1000),
      ChannelProfile: 'interactive_live',
      US: Math.floor(event.atMs * 1000),
      Reason: event.reason ? LEAVE_REASONS[event.reason] : ORDINARY,
      Role: HOST_ROLE,
      TerminalType: TERMINAL_TYPE,
      UserType: USER_TYPE,
    },
  };
}

/** What happened, in one word. */
export function tagOf(content: EventContent): string {
  return content.Event === 'UserEvent' ? content.UserEvent.EventTag : content.ChannelEvent.EventTag;
}
