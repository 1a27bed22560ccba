/**
 * One RTMP message, whole, as it is before it is cut into chunks.
 * https://rtmp.veriskope.com/docs/spec/
 */
export interface RtmpMessage {
  type: number;
  /** Milliseconds, 32 bits. */
  timestampMs: number;
  /** 0 for control, 1 for the one stream that a connection may create here. */
  streamId: number;
  payload: Buffer;
}

/** The message types that this server reads or writes. */
export const MessageType = {
  SetChunkSize: 1,
  Abort: 2,
  Acknowledgement: 3,
  UserControl: 4,
  WindowAckSize: 5,
  SetPeerBandwidth: 6,
  Audio: 8,
  Video: 9,
  Amf3Data: 15,
  Amf3Command: 17,
  Amf0Data: 18,
  Amf0Command: 20,
  Aggregate: 22,
} as const;

/** A timestamp field of this value says that the real one follows in four more bytes. */
export const EXTENDED_TIMESTAMP = 0xffffff;

/** The chunk size that both sides begin with. */
export const DEFAULT_CHUNK_SIZE = 128;

/** The peer broke the protocol; its connection is closed. */
export class RtmpError extends Error {}
