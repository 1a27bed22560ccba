import { z } from 'zod';
import { AppId, ChannelId, parseLive } from '../live-parameters';
import { type LiveAction, requireApp } from './live-action';

const Request = z.object({ AppId, ChannelId });

/**
 * DescribeChannelUsers, in the Live API's words: who is in a channel. A channel that has just
 * been left is gone at once here; the service says for some seconds that it exists, with nobody.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describechannelusers
 */
export const describeLiveChannelUsers: LiveAction = (context, parameters) => {
  const request = parseLive(Request, parameters);
  requireApp(context, request.AppId);
  const { channels, clock } = context;
  const members = channels.members(request.ChannelId).map((member) => member.userId);
  const audience = channels.audience(request.ChannelId);
  return {
    IsChannelExists: members.length > 0,
    InteractiveUserNumber: members.length,
    InteractiveUserList: members,
    LiveUserNumber: audience.length,
    LiveUserList: audience,
    Timestamp: Math.floor(clock.now() / 1000),
  };
};
