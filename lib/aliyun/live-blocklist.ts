import { type Blocklist, BlocklistFailed } from '../model/blocklist';
import { ApiRefused, type OpenApi } from './openapi';

/**
 * The streams that the live service does not take: at most 10,000 of an account, each for six months,
 * as no ResumeTime is given. What comes to nothing is told by the code; one that is not forbidden any
 * more is not documented to be refused.
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

  async forbid(stream: string): Promise<void> {
    try {
      await this.#call('ForbidLiveStream', stream);
    } catch (error) {
      if (!isForbiddenAlready(error)) throw error;
    }
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

/**
 * The first pages of ForbidLiveStream have this code, as those of its sister have today.
 * https://github.com/ninameman/live (cn.zh-CN/API参考/直播流管理/ForbidLiveStream.md),
 * https://help.aliyun.com/document_detail/464495.htm
 */
function isForbiddenAlready(error: unknown): boolean {
  const cause = error instanceof BlocklistFailed && error.cause;
  return cause instanceof ApiRefused && cause.code === 'ConfigAlreadyExists';
}
