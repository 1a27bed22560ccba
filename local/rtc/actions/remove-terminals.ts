import { z } from 'zod';
import { refusal } from '../../openapi/api-error';
import { AppId, ChannelId, parse } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

/** https://help.aliyun.com/document_detail/159163.html (TerminalIds.N: 1 to 30) */
const MAX_TERMINALS = 30;

const Request = z.object({
  AppId,
  ChannelId,
  TerminalIds: z.array(z.string().max(64)).min(1).max(MAX_TERMINALS),
});

/**
 * RemoveTerminals: puts users out of a channel. They may join again with a valid token. The values
 * of the result's Code are our choice; its Message is documented.
 */
export const removeTerminals: Action = (context, parameters, detail) => {
  const { AppId, ChannelId, TerminalIds } = parse(Request, parameters);
  requireApp(context, AppId);
  Object.assign(detail, { terminalIds: TerminalIds });
  const { channels } = context;
  if (!channels.has(ChannelId)) throw refusal('Channel.NotExist');
  const terminals = TerminalIds.map((Id) => {
    const isRemoved = channels.remove(ChannelId, Id, 'removed');
    return { Id, Code: isRemoved ? 0 : 1, Message: isRemoved ? 'Success' : 'Failed' };
  });
  return { Terminals: { Terminal: terminals } };
};
