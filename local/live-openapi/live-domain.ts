import type { DomainSettings } from '../account/account';

/** A domain of the live service, as far as its API tells of it. */
export interface LiveDomain {
  name: string;
  /** `liveEdge` takes pushes, `liveVideo` is played from. */
  type: 'liveEdge' | 'liveVideo';
  /** What URLs are signed with. */
  key: string;
  settings: DomainSettings;
  /** The domain that it is bound to, if it is. */
  boundTo?: string;
}

/** A setting of a domain: its function and the function's arguments. */
export type DomainFunction = Record<string, string>;

/**
 * How long beyond its timestamp a signed URL is good, in minutes: the local live server takes a
 * timestamp for the end.
 */
const AUTH_DELTA_MINUTES = '0';

/**
 * The functions of a domain that are imitated, with their arguments' documented names.
 * https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-batchsetlivedomainconfigs
 * (aliauth, ali_grtn)
 */
export function domainFunctions({ type, key, settings }: LiveDomain) {
  const rts = type === 'liveEdge' ? 'grtn_rts_pub' : 'grtn_rts_play';
  return new Map<string, DomainFunction>([
    [
      'aliauth',
      { auth_type: settings.signing, auth_key1: key, ali_auth_delta: AUTH_DELTA_MINUTES },
    ],
    ['ali_grtn', { [rts]: settings.rts }],
  ]);
}
