import type { MediaTag } from '../media/media-tag';
import { encodeAmf0 } from './amf0-writer';
import { MessageType, type RtmpMessage } from './rtmp-message';

/** Asks the server to keep the metadata that follows; viewers get it without. */
const SET_DATA_FRAME = encodeAmf0('@setDataFrame');

/** The audio, video or script data that a message holds, if it holds any. */
export function mediaTagOf({ type, timestampMs, payload }: RtmpMessage): MediaTag | undefined {
  switch (type) {
    case MessageType.Audio:
      return { kind: 'audio', timestampMs, body: payload };
    case MessageType.Video:
      return { kind: 'video', timestampMs, body: payload };
    case MessageType.Amf0Data:
      return { kind: 'script', timestampMs, body: unwrap(payload) };
    case MessageType.Amf3Data:
      // Only its first byte is AMF3: it says that AMF0 follows.
      return { kind: 'script', timestampMs, body: unwrap(payload.subarray(1)) };
    default:
      return undefined;
  }
}

function unwrap(payload: Buffer): Buffer {
  const isWrapped = payload.subarray(0, SET_DATA_FRAME.length).equals(SET_DATA_FRAME);
  return isWrapped ? payload.subarray(SET_DATA_FRAME.length) : payload;
}
