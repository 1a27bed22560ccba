import type { Channels } from './channels';
import type { OpenApi } from './openapi';
import { removeTerminals } from './remove-terminals';

/** Where users are listed depends on the channel's profile and their role. */
const USER_LISTS = ['UserList', 'InteractiveUserList', 'LiveUserList'];

/**
 * Channels of the RTC service, API version 2018-01-11 (DescribeChannelUsers, RemoveTerminals).
 * https://help.aliyun.com/document_detail/2655856.html
 */
export class RtcChannels implements Channels {
  #api: OpenApi;
  #appId: string;

  constructor(options: { api: OpenApi; appId: string }) {
    this.#api = options.api;
    this.#appId = options.appId;
  }

  async users(channelId: string): Promise<string[]> {
    const parameters = { AppId: this.#appId, ChannelId: channelId };
    const answer = await this.#api.call('DescribeChannelUsers', parameters);
    return USER_LISTS.flatMap((list) => {
      const users = answer[list];
      return Array.isArray(users) ? users.map(String) : [];
    });
  }

  remove(channelId: string, userIds: string[]): Promise<void> {
    return removeTerminals(this.#api, { appId: this.#appId, channelId, userIds });
  }
}
