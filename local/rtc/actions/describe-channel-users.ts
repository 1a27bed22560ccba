import { z } from 'zod';
import { AppId, ChannelId, parse } from '../../openapi/parameters';
import { type Action, requireApp } from './action';

const Request = z.object({ AppId, ChannelId });

/** Channels with hosts and an audience; 1 would be plain communication. */
const INTERACTIVE_LIVE = 2;

/**
 * DescribeChannelUsers: who is in a channel. Members that send are interactive users, those who
 * only watch are live users. https://help.aliyun.com/document_detail/159162.html
 */
export const describeChannelUsers: Action = (context, parameters) => {
  const request = parse(Request, parameters);
  requireApp(context, request.AppId);
  const { channels, clock } = context;
  const members = channels.members(request.ChannelId).map((member) => member.userId);
  const audience = channels.audience(request.ChannelId);
  return {
    IsChannelExist: members.length > 0,
    ChannelProfile: INTERACTIVE_LIVE,
    CommTotalNum: 0,
    UserList: [],
    InteractiveUserNum: members.length,
    InteractiveUserList: members,
    LiveUserNum: audience.length,
    LiveUserList: audience,
    Timestamp: Math.floor(clock.now() / 1000),
  };
};
