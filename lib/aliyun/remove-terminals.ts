import { ApiRefused, type OpenApi } from './openapi';

/** https://help.aliyun.com/document_detail/159163.html (TerminalIds.N: 1 to 30) */
const MAX_TERMINALS = 30;

/**
 * Where nobody is, nobody has to be put out. The first is documented for this action, the second for
 * the others about channels, and the service's own table of codes has the third.
 * https://help.aliyun.com/zh/document_detail/2655844.html
 */
const NO_CHANNEL = ['Channel.NotExist', 'InvalidChannelId.NotFound', 'Channel.NoExist'];

/**
 * Puts users out of a channel (RemoveTerminals, the same in both of the service's APIs). Throws
 * `ApiRefused` and `ApiOutcomeUnknown`.
 */
export async function removeTerminals(
  api: OpenApi,
  { appId, channelId, userIds }: { appId: string; channelId: string; userIds: string[] },
): Promise<void> {
  for (let from = 0; from < userIds.length; from += MAX_TERMINALS) {
    const TerminalIds = userIds.slice(from, from + MAX_TERMINALS);
    const parameters = { AppId: appId, ChannelId: channelId, TerminalIds };
    await api.call('RemoveTerminals', parameters).catch(unlessNobodyIsThere);
  }
}

function unlessNobodyIsThere(error: unknown): void {
  if (error instanceof ApiRefused && NO_CHANNEL.includes(error.code)) return;
  throw error;
}
