import { Ticker } from '../mpu/ticker';
import { RtpStream } from './rtp-stream';
import { TONE_PACKET_MS, ToneEncoder, type ToneOptions } from './tone-encoder';

/** The sender puts its negotiated number in its place. */
const PAYLOAD_TYPE = 111;
/** After a longer standstill the missing packets are left out: they would all be too late. */
const MAX_CATCH_UP = 10;

/** A microphone that is not there: a sine, encoded in real time. */
export class ToneSource {
  readonly #ticker: Ticker;

  constructor(frequencyHz: number, send: (packet: Buffer) => void, options: ToneOptions = {}) {
    const encoder = new ToneEncoder(frequencyHz, options);
    const { packetMs = TONE_PACKET_MS } = options;
    const stream = new RtpStream(PAYLOAD_TYPE);
    let next = 0;
    this.#ticker = new Ticker(packetMs, (index) => {
      next = Math.max(next, index - MAX_CATCH_UP);
      for (; next <= index; next++) {
        send(stream.packet(encoder.next(), next * encoder.packetSamples, false));
      }
    });
  }

  /** Ends sending. */
  stop(): void {
    this.#ticker.stop();
  }
}
