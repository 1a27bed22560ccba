import type { AmfValue } from './amf0';
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

/** Answers the `connect` with this transaction id. */
export function sendConnected(connection: RtmpConnection, transactionId: AmfValue): void {
  const server = { fmsVer: 'FMS/3,5,7,7009', capabilities: 31, mode: 1 };
  connection.sendCommand(0, '_result', transactionId, server, {
    level: 'status',
    code: 'NetConnection.Connect.Success',
    description: 'Connection succeeded.',
    objectEncoding: 0,
  });
}
