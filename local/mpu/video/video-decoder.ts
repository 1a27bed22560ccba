import {
  AV_CODEC_FLAG_LOW_DELAY,
  AV_CODEC_ID_H264,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
  AVCOL_RANGE_JPEG,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib';
import { expectOk } from '../libav';

/** Decodes one member's H.264; `latest` is always the newest picture. */
export class VideoDecoder {
  readonly #context = new CodecContext();
  readonly #packet = new Packet();
  #latest = new Frame();
  #next = new Frame();
  /** Counts the pictures decoded so far; 0 means that `latest` shows nothing yet. */
  version = 0;

  constructor() {
    const codec = Codec.findDecoder(AV_CODEC_ID_H264);
    this.#context.allocContext3(codec);
    this.#context.threadCount = 1;
    this.#context.setFlags(AV_CODEC_FLAG_LOW_DELAY);
    // Options go by setOption: open2Sync with a Dictionary corrupts the heap in node-av 6.1.1.
    expectOk(this.#context.open2Sync(codec, null), 'Opening the H.264 decoder');
    this.#packet.alloc();
    this.#latest.alloc();
    this.#next.alloc();
  }

  /** The newest picture; owned by the decoder and valid until the next call of `decode`. */
  get latest(): Frame {
    return this.#latest;
  }

  /** Decodes one access unit; false if the decoder cannot go on without a keyframe. */
  decode(accessUnit: Buffer): boolean {
    this.#packet.data = accessUnit;
    const sent = this.#context.sendPacketSync(this.#packet);
    this.#packet.unref();
    while (this.#context.receiveFrameSync(this.#next) >= 0) {
      normalizeRange(this.#next);
      // Every H.264 profile of WebRTC is 4:2:0; the compositor relies on it.
      if (this.#next.format !== AV_PIX_FMT_YUV420P) continue;
      [this.#latest, this.#next] = [this.#next, this.#latest];
      this.version += 1;
    }
    return sent >= 0;
  }

  /** Frees the native memory at once, not when the garbage collector comes by. */
  close(): void {
    this.#context.freeContext();
    this.#packet.free();
    this.#latest.free();
    this.#next.free();
  }
}

/** Full range can be said by the format or by the range; swscale wants the latter. */
function normalizeRange(frame: Frame): void {
  if (frame.format !== AV_PIX_FMT_YUVJ420P) return;
  frame.format = AV_PIX_FMT_YUV420P;
  frame.colorRange = AVCOL_RANGE_JPEG;
}
