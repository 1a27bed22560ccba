import { fetchJson } from './api/fetch-json';

/** What a deployment says beside the pages, in `/config.json`. */
export interface WebConfig {
  /** Base address of the API. */
  api: string;
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
