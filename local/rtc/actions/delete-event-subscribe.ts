import { z } from 'zod';
import { AppId, parse } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId, SubscribeId: z.string().max(64) });

/**
 * DeleteEventSubscribe: ends a subscription. An unknown one is refused with 404: the documentation
 * leaves that case open. https://help.aliyun.com/document_detail/274473.html
 */
export const deleteEventSubscribe: Action = (context, parameters, detail) => {
  const { AppId, SubscribeId } = parse(Request, parameters);
  requireApp(context, AppId);
  Object.assign(detail, { subscribeId: SubscribeId });
  context.subscriptions.delete(SubscribeId);
  return {};
};
