import type { Channels } from '../model/channels';
import { channelUsers } from './channel-users';
import type { OpenApi } from './openapi';
import { removeTerminals } from './remove-terminals';

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

  users(channelId: string): Promise<string[]> {
    return channelUsers(this.#api, { appId: this.#appId, channelId });
  }

  remove(channelId: string, userIds: string[]): Promise<void> {
    return removeTerminals(this.#api, { appId: this.#appId, channelId, userIds });
  }
}
