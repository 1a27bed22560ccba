import type { MemberEvent } from './presence';

/** What one callback of the RTC service says. */
export interface RtcMessage {
  id: string;
  /** The same only for the same bytes. */
  content: string;
  channelId: string;
  events: MemberEvent[];
  /** What is wrong with the events that are left out. */
  problems: string[];
}

/** What one callback of the live service says: a push has begun or ended. */
export interface LiveEvent {
  id: string;
  action: 'publish' | 'publish_done';
  app: string;
  stream: string;
}

/** What one record callback says: a recording of this stream has changed, or its file is there. */
export interface RecordEvent {
  app: string;
  stream: string;
}
