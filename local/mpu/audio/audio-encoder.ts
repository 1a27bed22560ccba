import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_SAMPLE_FMT_FLTP,
  FF_ENCODER_AAC,
} from 'node-av/constants';
import { Codec, CodecContext, Frame, type Packet, Rational } from 'node-av/lib';
import { expectOk, takePackets } from '../libav';
import type { StereoBlock } from './audio-mixer';
import { SAMPLE_RATE } from './audio-ring';

/** The bitrate of the documented audio-only encoding (MediaEncode 0). */
const BITRATE = 64_000;

/** Encodes the mixed sound as AAC-LC stereo. */
export class AudioEncoder {
  readonly context = new CodecContext();
  readonly #frame = new Frame();

  constructor() {
    const codec = Codec.findEncoderByName(FF_ENCODER_AAC);
    const context = this.context;
    context.allocContext3(codec);
    context.sampleRate = SAMPLE_RATE;
    context.sampleFormat = AV_SAMPLE_FMT_FLTP;
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    context.timeBase = new Rational(1, SAMPLE_RATE);
    context.bitRate = BigInt(BITRATE);
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
    context.setOption('aac_coder', 'fast');
    // The search for what both channels share takes four times as long as all else for pure tones,
    // and is worth 2 dB for speech.
    context.setOption('aac_ms', '0');
    expectOk(context.open2Sync(codec, null), 'Opening the AAC encoder');
    this.#frame.alloc();
  }

  /** Samples in one block: the encoder takes neither more nor less. */
  get blockSamples(): number {
    return this.context.frameSize;
  }

  /** Encodes one block that starts at this sample; the packets are the caller's to free. */
  encode(block: StereoBlock, firstSample: number): Packet[] {
    const frame = this.#frame;
    frame.unref();
    frame.format = AV_SAMPLE_FMT_FLTP;
    frame.sampleRate = SAMPLE_RATE;
    frame.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    frame.nbSamples = block.left.length;
    expectOk(frame.getBuffer(), 'Allocating sound');
    const [left, right] = frame.data ?? [];
    left?.set(bytesOf(block.left));
    right?.set(bytesOf(block.right));
    frame.pts = BigInt(firstSample);
    expectOk(this.context.sendFrameSync(frame), 'Encoding sound');
    return takePackets(this.context);
  }

  /** Frees the encoder. */
  close(): void {
    this.context.freeContext();
    this.#frame.free();
  }
}

function bytesOf(samples: Float32Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}
