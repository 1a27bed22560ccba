import { liveRefusal } from '../live-error';
import { ALL_CHANNELS, EventSub, filterOf } from '../live-event-sub';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

/**
 * CreateEventSub: has the events of a channel, or of all, sent to a URL; an app has one
 * subscription to all. Nothing asks for a signature here, so the messages have none.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-createeventsub
 */
export const createEventSub: LiveAction = (context, parameters, detail) => {
  const request = parseLive(EventSub, parameters);
  requireApp(context, request.AppId);
  const { subscriptions } = context;
  const isForAll = request.ChannelId === ALL_CHANNELS;
  if (isForAll && subscriptions.list().some(({ channelId }) => channelId === undefined)) {
    throw liveRefusal('QuotaExceeded.EventSub');
  }
  const SubscribeId = subscriptions.create(filterOf(request));
  Object.assign(detail, { subscribeId: SubscribeId, events: request.Events });
  return { SubscribeId };
};
