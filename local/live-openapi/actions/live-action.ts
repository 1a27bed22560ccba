import type { CallbackRecords } from '../../callbacks/callback-records';
import type { Clock } from '../../clock';
import type { Blocklist } from '../../live/blocklist';
import type { ToldPush } from '../../live/callbacks';
import type { Recordings } from '../../live/recordings/recordings';
import type { StreamViewers } from '../../live/viewer-counts';
import type { Answer } from '../../openapi/api-answer';
import type { Parameters } from '../../openapi/parameters';
import type { Detail } from '../../rtc/actions/action';
import type { Channels } from '../../rtc/channels';
import type { SentMessage } from '../../rtc/events/callbacks';
import type { EventSubscriptions } from '../../rtc/events/event-subscriptions';
import type { Tasks } from '../../rtc/tasks/tasks';
import type { LiveDomain } from '../live-domain';
import { liveRefusal } from '../live-error';
import type { LiveTask } from '../task-form';

/** What the actions of the Live API act on. */
export interface LiveContext {
  appId: string;
  channels: Channels;
  tasks: Tasks<LiveTask>;
  clock: Clock;
  /** Those of this API; the first one's are others. */
  subscriptions: EventSubscriptions;
  /** What became of their messages. */
  sentMessages: CallbackRecords<SentMessage>;
  /** The account's domains as they are set up now; none where there is no live service beside. */
  domains(): readonly LiveDomain[];
  /** Who watched at a minute; absent where there is no live service beside. */
  viewersAt?(timeMs: number): StreamViewers[];
  /** Absent where there is no live service beside. */
  pushDomain?: PushDomain;
  /** Absent where nothing is recorded. */
  recordedDomain?: RecordedDomain;
}

/** The main streaming domain, by which recordings are set up and commanded. */
export interface RecordedDomain {
  name: string;
  recordings: Recordings;
}

/** The push domain of the live service, as far as this API sets it up. */
export interface PushDomain {
  name: string;
  /** The addresses that get the events of pushes. */
  notification: { get(): Receiver | undefined; set(receiver: Receiver | undefined): void };
  /** What became of the requests that told them. */
  records: CallbackRecords<ToldPush>;
  /** The streams that it does not take. */
  blocklist: Blocklist;
  /** Closes a publisher's connection; false if there is no such stream. */
  cut(app: string, stream: string): boolean;
}

interface Receiver {
  url: string;
  key?: string;
}

/** One operation of the Live API. */
export type LiveAction = (
  context: LiveContext,
  parameters: Parameters,
  detail: Detail,
) => Answer | Promise<Answer>;

/** The push domain with this name; refuses any other. */
export function requirePushDomain({ pushDomain }: LiveContext, name: string): PushDomain {
  if (pushDomain?.name !== name) throw liveRefusal('InvalidDomain.NotFound');
  return pushDomain;
}

/** The recordings of the domain with this name; refuses any other. */
export function requireRecordings({ recordedDomain }: LiveContext, name: string): Recordings {
  if (recordedDomain?.name !== name) throw liveRefusal('InvalidDomain.NotFound');
  return recordedDomain.recordings;
}

/** The domain with this name; refuses one that is not the account's. */
export function requireDomain(context: LiveContext, name: string): LiveDomain {
  const domain = context.domains().find((known) => known.name === name);
  if (!domain) throw liveRefusal('InvalidDomain.NotFound');
  return domain;
}

/** Refuses an app that is not ours. */
export function requireApp(context: LiveContext, appId: string): void {
  if (appId !== context.appId) throw liveRefusal('InvalidAppId');
}
