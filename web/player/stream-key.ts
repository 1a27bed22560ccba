/**
 * What tells one stream from another: its address without the signature, which is new in every
 * answer.
 */
export function streamKeyOf(playUrl: string): string {
  const { host, pathname } = new URL(playUrl);
  return host + pathname;
}
