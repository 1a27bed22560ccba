import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * URL signing type A: `auth_key={timestamp}-{rand}-{uid}-{md5hash}` over the URL's path. FLV and HLS
 * sign their `.flv` and `.m3u8`; RTMP has no suffix.
 * https://www.alibabacloud.com/help/en/live/user-guide/url-signing
 */
const AUTH_KEY =
  /^(?<timestamp>\d{1,12})-(?<rand>[^-]{1,64})-(?<uid>[^-]{1,64})-(?<hash>[0-9a-f]{32})$/;

export interface SignedPath {
  /** Path only, beginning with `/`; no scheme, host or query. */
  uri: string;
  authKey: string | undefined;
  /** The domain's primary key. */
  key: string;
  nowMs: number;
  /** The domain's validity, which is added to the URL's own timestamp. */
  validitySeconds: number;
}

/** Why a signed path is refused, or `undefined` when it is good. */
export function refuseAuthKey(path: SignedPath): string | undefined {
  if (!path.authKey) return 'auth_key missing';
  const { timestamp, rand, uid, hash } = AUTH_KEY.exec(path.authKey)?.groups ?? {};
  if (!timestamp || !hash) return 'auth_key malformed';
  const signed = `${path.uri}-${timestamp}-${rand}-${uid}-${path.key}`;
  const expected = createHash('md5').update(signed).digest();
  if (!timingSafeEqual(expected, Buffer.from(hash, 'hex'))) return 'auth_key wrong';
  const expiresAtMs = (Number(timestamp) + path.validitySeconds) * 1000;
  return path.nowMs <= expiresAtMs ? undefined : 'auth_key expired';
}
