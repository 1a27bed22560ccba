import { AV_CHANNEL_LAYOUT_STEREO, AV_CODEC_ID_OPUS } from 'node-av/constants';
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib';
import { expectOk } from '../libav';
import type { StereoBlock } from './audio-mixer';
import { SAMPLE_RATE } from './audio-ring';

/** Decodes one member's Opus; a mono stream comes out on both channels. */
export class AudioDecoder {
  readonly #context = new CodecContext();
  readonly #packet = new Packet();
  readonly #frame = new Frame();

  constructor() {
    // By id this is FFmpeg's own Opus decoder, whose output is planar float already.
    const codec = Codec.findDecoder(AV_CODEC_ID_OPUS);
    this.#context.allocContext3(codec);
    this.#context.sampleRate = SAMPLE_RATE;
    this.#context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    expectOk(this.#context.open2Sync(codec, null), 'Opening the Opus decoder');
    this.#packet.alloc();
    this.#frame.alloc();
  }

  /** The blocks of one packet, valid until the next call; none if it is damaged. */
  decode(packet: Buffer): StereoBlock[] {
    const blocks: StereoBlock[] = [];
    this.#packet.data = packet;
    this.#context.sendPacketSync(this.#packet);
    this.#packet.unref();
    while (this.#context.receiveFrameSync(this.#frame) >= 0) {
      const [left, right = left] = this.#frame.data ?? [];
      if (left && right) blocks.push({ left: floats(left), right: floats(right) });
    }
    return blocks;
  }

  /** Frees the native memory. */
  close(): void {
    this.#context.freeContext();
    this.#packet.free();
    this.#frame.free();
  }
}

/** A copy, because libav uses its plane again for the next block. */
function floats(plane: Buffer): Float32Array {
  const view = new Float32Array(plane.buffer, plane.byteOffset, plane.length / 4);
  return view.slice();
}
