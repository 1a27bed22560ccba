import { z } from 'zod';
import type { EventFilter } from '../rtc/events/event-subscriptions';
import { missingParam } from './live-error';
import { AppId, ChannelId } from './live-parameters';

/** https://api.aliyun.com/document/live/2016-11-01/CreateEventSub (Events.N, Users.N) */
const MAX_EVENTS = 5;
const MAX_USERS = 30;
const MAX_URL_LENGTH = 2083;

/** What stands for every channel of the app; an absent channel does, too. */
export const ALL_CHANNELS = '*';

/** What a subscription is asked for by, when it is made and when it is changed. */
export const EventSub = z.object({
  AppId,
  CallbackUrl: z.url({ protocol: /^https?$/ }).max(MAX_URL_LENGTH),
  Events: z
    .array(z.enum(['ChannelEvent', 'UserEvent']))
    .min(1)
    .max(MAX_EVENTS),
  ChannelId: z.union([ChannelId, z.literal(ALL_CHANNELS)]).default(ALL_CHANNELS),
  Users: z.array(z.string().max(64)).max(MAX_USERS).exactOptional(),
});

/** Which events are asked for. Throws the API's refusal of users without their channel. */
export function filterOf(asked: z.infer<typeof EventSub>): EventFilter {
  const { CallbackUrl: url, Events: events, ChannelId: channelId, Users: users } = asked;
  if (users && channelId === ALL_CHANNELS) throw missingParam('ChannelId');
  return {
    url,
    events,
    ...(channelId !== ALL_CHANNELS && { channelId }),
    ...(users && { users }),
  };
}
