import { z } from 'zod';
import { malformed, missing } from '../../openapi/api-error';
import { AppId, ChannelId, integer, parse } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

/** https://api.aliyun.com/document/rtc/2018-01-11/CreateEventSubscribe (Events.N, Users.N) */
const MAX_EVENTS = 16;
const MAX_USERS = 64;
/** The newer API's limit; the older one states none. */
const MAX_URL_LENGTH = 2083;
/** Long enough for any UUID. */
const MAX_CLIENT_TOKEN_LENGTH = 64;

const Request = z.object({
  AppId,
  CallbackUrl: z.url({ protocol: /^https?$/ }).max(MAX_URL_LENGTH),
  ClientToken: z.string().max(MAX_CLIENT_TOKEN_LENGTH),
  Events: z
    .array(z.enum(['ChannelEvent', 'UserEvent']))
    .min(1)
    .max(MAX_EVENTS),
  ChannelId: ChannelId.exactOptional(),
  Users: z.array(z.string().max(64)).max(MAX_USERS).exactOptional(),
  Role: integer.exactOptional(),
  NeedCallbackAuth: z.enum(['true', 'false']).default('false'),
});

/**
 * CreateEventSubscribe: has the events of a channel, or of every channel of the app, sent to a URL.
 * https://help.aliyun.com/document_detail/274447.html
 */
export const createEventSubscribe: Action = (context, parameters, detail) => {
  const request = parse(Request, parameters);
  requireApp(context, request.AppId);
  const { CallbackUrl, ClientToken, Events, ChannelId, Users, Role, NeedCallbackAuth } = request;
  if (Users && ChannelId === undefined) throw missing('ChannelId');
  const key = NeedCallbackAuth === 'true' ? context.callbackKey : undefined;
  if (NeedCallbackAuth === 'true' && key === undefined) throw malformed('NeedCallbackAuth');
  const filter = {
    url: CallbackUrl,
    events: Events,
    ...(ChannelId !== undefined && { channelId: ChannelId }),
    ...(Users && { users: Users }),
    ...(Role !== undefined && { role: Role }),
    ...(key !== undefined && { key }),
  };
  const SubscribeId = context.subscriptions.create(filter, ClientToken);
  Object.assign(detail, { subscribeId: SubscribeId, events: Events });
  return { SubscribeId };
};
