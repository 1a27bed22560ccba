import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import type { Config } from '../config/config';
import type { PlayUrls, Streams } from '../model/streams';

type LiveConfig = Config['live'];

/**
 * Signs a path the type A way: md5 of `path-timestamp-rand-uid-key`.
 * https://help.aliyun.com/document_detail/199349.htm
 */
export function authKey(path: string, key: string, expiresAtSeconds: number): string {
  const [rand, uid] = [0, 0];
  const signed = `${path}-${expiresAtSeconds}-${rand}-${uid}-${key}`;
  const md5 = createHash('md5').update(signed).digest('hex');
  return `${expiresAtSeconds}-${rand}-${uid}-${md5}`;
}

/** The signed address that the mix is pushed to; a secret. */
export function pushUrl(live: LiveConfig, stream: string, nowMs: number): string {
  const path = `/${live.app}/${stream}`;
  const expiresAtSeconds = Math.floor(nowMs / 1000) + live.pushUrlTtlSeconds;
  const auth = authKey(path, live.pushKey, expiresAtSeconds);
  return `rtmp://${live.pushDomain}${path}?auth_key=${auth}`;
}

/** The signed addresses that the audience plays. */
export function playUrls(live: LiveConfig, stream: string, nowMs: number): PlayUrls {
  const expiresAtSeconds = Math.floor(nowMs / 1000) + live.playUrlTtlSeconds;
  const url = (scheme: string, suffix: string) => {
    const path = `/${live.app}/${stream}${suffix}`;
    const auth = authKey(path, live.playKey, expiresAtSeconds);
    return `${scheme}://${live.playDomain}${path}?auth_key=${auth}`;
  };
  return {
    rtmp: url('rtmp', ''),
    flv: url(live.playScheme, '.flv'),
    hls: url(live.playScheme, '.m3u8'),
  };
}

/** The addresses of the streams on these live domains, each signed from now on. */
export function liveStreams(live: LiveConfig, clock: Clock): Streams {
  return {
    pushUrl: (stream) => pushUrl(live, stream, clock.now()),
    playUrls: (stream) => playUrls(live, stream, clock.now()),
  };
}
