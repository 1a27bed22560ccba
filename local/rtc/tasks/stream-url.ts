/** https://help.aliyun.com/document_detail/2362743.html (StreamURL) */
const MAX_LENGTH = 2048;
const DEFAULT_RTMP_PORT = ':1935';

/**
 * What makes two StreamURLs the same stream: host, app and stream name. The query is left out: a
 * new `auth_key` makes no new stream. Undefined if this is no RTMP address of a stream.
 */
export function streamOf(streamUrl: string): string | undefined {
  if (streamUrl.length > MAX_LENGTH || !/^rtmp:\/\//i.test(streamUrl)) return undefined;
  if (!URL.canParse(streamUrl)) return undefined;
  const { host, pathname } = new URL(streamUrl);
  const segments = decoded(pathname)?.split('/').filter(Boolean);
  if (!host || !segments || segments.length < 2) return undefined;
  const authority = host.toLowerCase();
  const hasDefaultPort = authority.endsWith(DEFAULT_RTMP_PORT);
  const server = hasDefaultPort ? authority.slice(0, -DEFAULT_RTMP_PORT.length) : authority;
  return [server, ...segments].join('/');
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign is a malformed address, nothing more.
    return undefined;
  }
}
