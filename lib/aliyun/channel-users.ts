import type { OpenApi } from './openapi';

/** Where users are listed depends on the API, the channel's profile and their role. */
const USER_LISTS = ['UserList', 'InteractiveUserList', 'LiveUserList'];

/**
 * Who is in a channel, by DescribeChannelUsers, which both APIs have. Throws as `OpenApi.call` does.
 * https://help.aliyun.com/document_detail/2655856.html
 */
export async function channelUsers(
  api: OpenApi,
  { appId, channelId }: { appId: string; channelId: string },
): Promise<string[]> {
  const parameters = { AppId: appId, ChannelId: channelId };
  const answer = await api.call('DescribeChannelUsers', parameters);
  return USER_LISTS.flatMap((list) => {
    const users = answer[list];
    return Array.isArray(users) ? users.map(String) : [];
  });
}
