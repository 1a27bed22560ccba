import { fetchJson } from './api/fetch-json';

/** The protocol of the deployment's RTC service: that of Alibaba's SDK, or WHIP and WHEP. */
export type RtcService = 'aliyun' | 'whip';

/** What a deployment says beside the pages, in `/config.json`. */
export interface WebConfig {
  /** Base address of the API. */
  api: string;
  /** Alibaba's RTC service if nothing is said. */
  rtc?: RtcService;
  /** The local cloud: a name is enough to sign in, and guests can be made. */
  local?: boolean;
  /** Address that gives anybody a token to watch with, by POST; without it, watching needs a sign-in. */
  visitors?: string;
  /** Address of the login service; it comes back with `#token=<JWT>&state=<state>`. */
  signIn?: string;
}

/** Reads the deployment's configuration. */
export function loadConfig(): Promise<WebConfig> {
  return fetchJson<WebConfig>('/config.json');
}
