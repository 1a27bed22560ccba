import { z } from 'zod';
import { EventSub, filterOf } from '../live-event-sub';
import { parseLive } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({ ...EventSub.shape, SubscribeId: z.string() });

/**
 * UpdateEventSub: puts another address and other wishes in place of those of a subscription. A
 * channel that is open keeps to the old ones in the real service, until it has been closed for 20
 * minutes; here the new ones hold at once.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-updateeventsub
 */
export const updateEventSub: LiveAction = (context, parameters, detail) => {
  const request = parseLive(Request, parameters);
  requireApp(context, request.AppId);
  context.subscriptions.replace(request.SubscribeId, filterOf(request));
  Object.assign(detail, { subscribeId: request.SubscribeId, events: request.Events });
  return {};
};
