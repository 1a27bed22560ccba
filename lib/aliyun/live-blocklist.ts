import { type Blocklist, BlocklistFailed } from '../model/blocklist';
import type { OpenApi } from './openapi';

/**
 * The streams that the live service does not take: at most 10,000 of an account, each for six months,
 * as no ResumeTime is given. What comes to nothing is told by the code; one that is forbidden already,
 * or not any more, is not documented to be refused.
 * https://help.aliyun.com/document_detail/35413.html, https://help.aliyun.com/document_detail/35414.html
 */
export class LiveBlocklist implements Blocklist {
  readonly #api: OpenApi;
  readonly #domain: string;
  readonly #app: string;

  /** The domain is the one that streams are pushed to. */
  constructor({ api, domain, app }: { api: OpenApi; domain: string; app: string }) {
    this.#api = api;
    this.#domain = domain;
    this.#app = app;
  }

  forbid(stream: string): Promise<void> {
    return this.#call('ForbidLiveStream', stream);
  }

  allow(stream: string): Promise<void> {
    return this.#call('ResumeLiveStream', stream);
  }

  async #call(action: string, stream: string): Promise<void> {
    const target = { DomainName: this.#domain, AppName: this.#app, StreamName: stream };
    try {
      await this.#api.call(action, { ...target, LiveStreamType: 'publisher' });
    } catch (cause) {
      throw new BlocklistFailed(action, { cause });
    }
  }
}
