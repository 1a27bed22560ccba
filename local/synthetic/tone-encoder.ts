import { AV_CHANNEL_LAYOUT_MONO, AV_SAMPLE_FMT_FLT, FF_ENCODER_LIBOPUS } from 'node-av/constants';
import { Codec, CodecContext, Frame, Rational } from 'node-av/lib';
import { expectOk, takePackets } from '../mpu/libav';
import { voiceAt } from './speech';

const SAMPLE_RATE = 48_000;
/** The usual packet of WebRTC. */
export const TONE_PACKET_MS = 20;
export const TONE_PACKET_SAMPLES = (SAMPLE_RATE / 1000) * TONE_PACKET_MS;
/** Three tones together stay below full scale. */
const AMPLITUDE = 0.25;
const BITRATE = 24_000;

/** How a tone is sent. */
export interface ToneOptions {
  /** A voice of that pitch. */
  isVoice?: boolean | undefined;
  /** Up to 60 ms: longer ones cost less. https://www.rfc-editor.org/rfc/rfc6716#section-2.1.4 */
  packetMs?: number;
}

/** Encodes a sine of one frequency, or a voice of that pitch, as Opus, packet by packet. */
export class ToneEncoder {
  /** What a packet holds. */
  readonly packetSamples: number;
  readonly #context = new CodecContext();
  readonly #wave: (seconds: number) => number;
  #samples = 0;

  constructor(
    frequencyHz: number,
    { isVoice = false, packetMs = TONE_PACKET_MS }: ToneOptions = {},
  ) {
    this.packetSamples = (SAMPLE_RATE / 1000) * packetMs;
    const startSeconds = isVoice ? Date.now() / 1000 : 0;
    this.#wave = (seconds) =>
      isVoice
        ? voiceAt(startSeconds + seconds, frequencyHz)
        : Math.sin(2 * Math.PI * frequencyHz * seconds);
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBOPUS);
    const context = this.#context;
    context.allocContext3(codec);
    context.sampleRate = SAMPLE_RATE;
    context.sampleFormat = AV_SAMPLE_FMT_FLT;
    context.channelLayout = AV_CHANNEL_LAYOUT_MONO;
    context.timeBase = new Rational(1, SAMPLE_RATE);
    context.bitRate = BigInt(BITRATE);
    context.setOption('application', 'lowdelay');
    context.setOption('compression_level', 0);
    context.setOption('frame_duration', packetMs);
    expectOk(context.open2Sync(codec, null), 'Opening the Opus encoder');
  }

  /** The next packet. */
  next(): Buffer {
    const { packetSamples } = this;
    const samples = new Float32Array(packetSamples);
    for (let i = 0; i < packetSamples; i++) {
      samples[i] = AMPLITUDE * this.#wave((this.#samples + i) / SAMPLE_RATE);
    }
    const frame = Frame.fromAudioBuffer(Buffer.from(samples.buffer), {
      nbSamples: packetSamples,
      format: AV_SAMPLE_FMT_FLT,
      sampleRate: SAMPLE_RATE,
      channelLayout: AV_CHANNEL_LAYOUT_MONO,
      pts: BigInt(this.#samples),
    });
    this.#samples += packetSamples;
    expectOk(this.#context.sendFrameSync(frame), 'Encoding sound');
    frame.free();
    const parts = takePackets(this.#context).map((packet) => {
      const bytes = Buffer.from(packet.data ?? []);
      packet.free();
      return bytes;
    });
    return Buffer.concat(parts);
  }
}
