import type { Channels } from '../model/channels';
import { channelUsers } from './channel-users';
import { ApiRefused, type OpenApi } from './openapi';
import { removeTerminals } from './remove-terminals';

/**
 * Channels of the Live API, version 2016-11-01 of the live service (DescribeChannelUsers,
 * RemoveTerminals).
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describechannelusers
 *
 * For some seconds after the last one left, a channel is said to exist with nobody in it. How a
 * channel that never was is answered is not documented: a refusal is not taken for an answer.
 */
export class LiveChannels implements Channels {
  #api: OpenApi;
  #appId: string;

  constructor(options: { api: OpenApi; appId: string }) {
    this.#api = options.api;
    this.#appId = options.appId;
  }

  users(channelId: string): Promise<string[]> {
    return channelUsers(this.#api, { appId: this.#appId, channelId });
  }

  async remove(channelId: string, userIds: string[]): Promise<void> {
    const removal = removeTerminals(this.#api, { appId: this.#appId, channelId, userIds });
    await removal.catch(async (error) => {
      if (!(error instanceof ApiRefused) || error.throttled) throw error;
      // No code is documented for a channel that has gone: a user who is not there is out.
      const there = await this.users(channelId).catch(() => userIds);
      if (userIds.some((userId) => there.includes(userId))) throw error;
    });
  }
}
