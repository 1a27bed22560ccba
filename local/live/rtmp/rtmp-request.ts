import type { StreamRequest } from '../admission';

/**
 * What `publish` or `play` asks for: the stream's name, behind which the URL's query stands. Callbacks tell
 * all of it, its signature included: https://www.alibabacloud.com/help/zh/doc-detail/84943.htm
 */
export function streamRequest(
  operation: StreamRequest['operation'],
  app: string,
  name: string,
): { wish: StreamRequest; args: string } {
  const [stream = '', query = ''] = name.split('?', 2);
  const args = new URLSearchParams(query);
  const authKey = args.get('auth_key') ?? undefined;
  const wish: StreamRequest = { operation, protocol: 'rtmp', app, stream, authKey };
  return { wish, args: args.toString() };
}
