import { channelUsers } from './channel-users';
import { ApiOutcomeUnknown, ApiRefused, type OpenApi } from './openapi';

/** https://help.aliyun.com/document_detail/159163.html (TerminalIds.N: 1 to 30) */
const MAX_TERMINALS = 30;

/**
 * Where nobody is, nobody has to be put out. The first is documented for this action, the second for
 * the others about channels, and the service's own table of codes has the third.
 * https://help.aliyun.com/zh/document_detail/2655844.html
 */
const NO_CHANNEL = ['Channel.NotExist', 'InvalidChannelId.NotFound', 'Channel.NoExist'];

/**
 * Puts users out of a channel (RemoveTerminals, the same in both of the service's APIs). The call
 * succeeds as a whole, and says of each user whether they are out: who is still there then has stayed.
 * Throws `ApiRefused` and `ApiOutcomeUnknown`.
 * https://help.aliyun.com/zh/live/developer-reference/api-kick-end-user-from-channel
 */
export async function removeTerminals(
  api: OpenApi,
  { appId, channelId, userIds }: { appId: string; channelId: string; userIds: string[] },
): Promise<void> {
  for (let from = 0; from < userIds.length; from += MAX_TERMINALS) {
    const TerminalIds = userIds.slice(from, from + MAX_TERMINALS);
    const parameters = { AppId: appId, ChannelId: channelId, TerminalIds };
    const answer = await api.call('RemoveTerminals', parameters).catch(unlessNobodyIsThere);
    const doubtful = answer ? withoutSuccess(TerminalIds, answer.Terminals) : [];
    if (doubtful.length === 0) continue;
    const there = await channelUsers(api, { appId, channelId });
    if (doubtful.some((userId) => there.includes(userId))) {
      throw new ApiOutcomeUnknown('RemoveTerminals');
    }
  }
}

function unlessNobodyIsThere(error: unknown): undefined {
  if (error instanceof ApiRefused && NO_CHANNEL.includes(error.code)) return;
  throw error;
}

/** The Live API answers a list, the RTC API a list in an object; 0 is success in both. */
function withoutSuccess(userIds: string[], terminals: unknown): string[] {
  const list: unknown = Array.isArray(terminals) ? terminals : Object(terminals).Terminal;
  const done = (Array.isArray(list) ? list : []).map(Object).filter(({ Code }) => Code === 0);
  return userIds.filter((userId) => !done.some(({ Id }) => Id === userId));
}
