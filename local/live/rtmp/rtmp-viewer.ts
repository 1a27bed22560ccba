import { MAX_UNSENT_BYTES, type Viewer } from '../live-stream';
import { type MediaTag, TAG_TYPE } from '../media/media-tag';
import { encodeAmf0 } from './amf0-writer';
import type { RtmpConnection } from './rtmp-connection';
import { MessageType } from './rtmp-message';
import { STREAM_ID, sendStatus } from './rtmp-status';

const STREAM_BEGIN = 0;
const STREAM_EOF = 1;

/** A viewer by RTMP. */
export class RtmpViewer implements Viewer {
  readonly #connection: RtmpConnection;

  constructor(connection: RtmpConnection) {
    this.#connection = connection;
  }

  /** Answers `play`. Players expect this order. */
  accept(): void {
    const connection = this.#connection;
    connection.sendUserControl(STREAM_BEGIN, STREAM_ID);
    sendStatus(connection, 'status', 'NetStream.Play.Reset');
    sendStatus(connection, 'status', 'NetStream.Play.Start');
    const payload = encodeAmf0('|RtmpSampleAccess', true, true);
    const type = MessageType.Amf0Data;
    connection.send({ type, timestampMs: 0, streamId: STREAM_ID, payload });
  }

  begin(): void {
    // RTMP announces no tracks.
  }

  send({ kind, timestampMs, body }: MediaTag): void {
    const connection = this.#connection;
    const type = TAG_TYPE[kind];
    if (connection.unsentBytes > MAX_UNSENT_BYTES) connection.destroy();
    else connection.send({ type, timestampMs, streamId: STREAM_ID, payload: body });
  }

  end(): void {
    this.#connection.sendUserControl(STREAM_EOF, STREAM_ID);
    sendStatus(this.#connection, 'status', 'NetStream.Play.UnpublishNotify');
    this.#connection.end();
  }
}
