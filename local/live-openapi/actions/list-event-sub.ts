import { z } from 'zod';
import { ALL_CHANNELS } from '../live-event-sub';
import { AppId, parseLive } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({ AppId });

/**
 * ListEventSub: the subscriptions that `CreateEventSub` has made.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-listeventsub
 */
export const listEventSub: LiveAction = (context, parameters) => {
  requireApp(context, parseLive(Request, parameters).AppId);
  const Subscribers = context.subscriptions.list().map((subscription) => ({
    SubId: subscription.subscribeId,
    ChannelId: subscription.channelId ?? ALL_CHANNELS,
    Events: [...subscription.events],
    CallbackUrl: subscription.url,
    Users: [...(subscription.users ?? [])],
  }));
  return { Subscribers };
};
