import type { StreamRequest } from '../admission';

/** What `publish` or `play` asks for: the stream's name, behind which the URL's query stands. */
export function streamRequest(
  operation: StreamRequest['operation'],
  app: string,
  name: string,
): { wish: StreamRequest; args: string } {
  const [stream = '', query = ''] = name.split('?', 2);
  const args = new URLSearchParams(query);
  const authKey = args.get('auth_key') ?? undefined;
  args.delete('auth_key');
  const wish: StreamRequest = { operation, protocol: 'rtmp', app, stream, authKey };
  return { wish, args: args.toString() };
}
