import { randomBytes } from 'node:crypto';
import { refusal } from '../../openapi/api-error';
import type { EventContent } from './event-content';

/**
 * As many as the newer API allows an app; the older one does not say.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-createeventsub
 */
export const MAX_SUBSCRIPTIONS = 20;

/** Which events somebody wants to be told, and how. */
export interface EventFilter {
  url: string;
  events: readonly EventContent['Event'][];
  /** Every channel of the app when absent. */
  channelId?: string;
  /** Every user when absent; says nothing about events of the channel itself. */
  users?: readonly string[];
  /** 1 for hosts, 2 for the audience, anything else for all. */
  role?: number;
  /** Messages are signed with it; unsigned when absent. */
  key?: string;
}

/** A subscription in force. */
export interface EventSubscription extends EventFilter {
  subscribeId: string;
}

/** The addresses that get the events of the channels. Kept in memory: a restart forgets them. */
export class EventSubscriptions {
  #subscriptions = new Map<string, EventSubscription>();
  #byClientToken = new Map<string, string>();

  /**
   * Adds a subscription and returns its id. A client token that came before gets the same one
   * again, whatever the filter.
   */
  create(filter: EventFilter, clientToken?: string): string {
    const known = clientToken !== undefined && this.#byClientToken.get(clientToken);
    if (known) return known;
    if (this.#subscriptions.size >= MAX_SUBSCRIPTIONS) throw refusal('QuotaExceeded.Subscribe');
    const subscribeId = randomBytes(16).toString('hex');
    this.#subscriptions.set(subscribeId, { ...filter, subscribeId });
    if (clientToken !== undefined) this.#byClientToken.set(clientToken, subscribeId);
    return subscribeId;
  }

  /** All of them, oldest first. */
  list(): EventSubscription[] {
    return [...this.#subscriptions.values()];
  }

  /** Puts other wishes in place of a subscription's; its id stays. */
  replace(subscribeId: string, filter: EventFilter): void {
    if (!this.#subscriptions.has(subscribeId)) throw refusal('InvalidSubscribeId.NotFound');
    this.#subscriptions.set(subscribeId, { ...filter, subscribeId });
  }

  /** Ends a subscription; its client token may be used for a new one. */
  delete(subscribeId: string): void {
    if (!this.#subscriptions.delete(subscribeId)) throw refusal('InvalidSubscribeId.NotFound');
    for (const [clientToken, id] of this.#byClientToken) {
      if (id === subscribeId) this.#byClientToken.delete(clientToken);
    }
  }

  /** The subscriptions that want this event. */
  wanting(channelId: string, content: EventContent): EventSubscription[] {
    return this.list().filter(
      (filter) => (filter.channelId ?? channelId) === channelId && wants(filter, content),
    );
  }
}

function wants({ events, users, role }: EventFilter, content: EventContent): boolean {
  if (!events.includes(content.Event)) return false;
  if (content.Event === 'ChannelEvent') return true;
  const { UserId, Role } = content.UserEvent;
  const takesRole = (role !== 1 && role !== 2) || role === Role;
  return takesRole && (users?.includes(UserId) ?? true);
}
