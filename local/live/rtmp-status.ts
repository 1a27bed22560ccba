import type { RtmpConnection } from './rtmp-connection';

/** The one stream that a connection can create here. */
export const STREAM_ID = 1;

/** Tells the client how its `publish` or `play` went. */
export function sendStatus(
  connection: RtmpConnection,
  level: 'status' | 'error',
  code: string,
  description = code,
): void {
  connection.sendCommand(STREAM_ID, 'onStatus', 0, null, { level, code, description });
}
