import { z } from 'zod';
import { liveRefusal } from '../live-error';
import { AppId, ChannelId, parseLive } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

/** https://help.aliyun.com/document_detail/159163.html (TerminalIds.N: 1 to 30) */
const MAX_TERMINALS = 30;

const Request = z.object({
  AppId,
  ChannelId,
  TerminalIds: z.array(z.string().max(64)).min(1).max(MAX_TERMINALS),
});

/**
 * RemoveTerminals, in the Live API's shape: puts users out of a channel. They may join again with
 * a valid token. https://help.aliyun.com/zh/live/developer-reference/api-kick-end-user-from-channel
 */
export const removeLiveTerminals: LiveAction = (context, parameters, detail) => {
  const { AppId, ChannelId, TerminalIds } = parseLive(Request, parameters);
  requireApp(context, AppId);
  Object.assign(detail, { terminalIds: TerminalIds });
  const { channels } = context;
  if (!channels.has(ChannelId)) throw liveRefusal('ResourceNotExist');
  const terminals = TerminalIds.map((Id) => {
    const isRemoved = channels.remove(ChannelId, Id, 'removed');
    return { Id, Code: isRemoved ? 0 : 1, Message: isRemoved ? 'Success' : 'Failed' };
  });
  return { Terminals: terminals };
};
