import * as z from 'zod/mini';
import type { Audience } from '../model/audience';
import type { OpenApi } from './openapi';

/** By the play domain; a transcoded stream has an entry of its own beside `origin`. */
const Answer = z.object({
  OnlineUserInfo: z.object({
    LiveStreamOnlineUserNumInfo: z.array(
      z.object({
        StreamName: z.string(),
        Infos: z.object({ Info: z.array(z.object({ UserNumber: z.coerce.number() })) }),
      }),
    ),
  }),
});

/**
 * Who watches by HTTP-FLV, RTMP and RTS, by DescribeLiveDomainOnlineUserNum; who watches by HLS is
 * not counted. 200 calls a minute are allowed.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-describelivedomainonlineusernum
 */
export class LiveAudience implements Audience {
  readonly #api: OpenApi;
  readonly #domain: string;
  readonly #app: string;

  constructor(options: { api: OpenApi; domain: string; app: string }) {
    this.#api = options.api;
    this.#domain = options.domain;
    this.#app = options.app;
  }

  async viewersAt(timeMs: number): Promise<ReadonlyMap<string, number>> {
    const QueryTime = new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
    const parameters = { DomainName: this.#domain, QueryTime };
    const answer = await this.#api.call('DescribeLiveDomainOnlineUserNum', parameters);
    const streams = Answer.parse(answer).OnlineUserInfo.LiveStreamOnlineUserNumInfo;
    return new Map(
      streams.flatMap(({ StreamName, Infos }) => {
        // `rtmp://<domain>/<app>/<stream>`, as the documentation shows it.
        const [stream, app] = StreamName.split('/').reverse();
        const count = Infos.Info.reduce((sum, { UserNumber }) => sum + UserNumber, 0);
        return stream && app === this.#app ? [[stream, count] as const] : [];
      }),
    );
  }
}
