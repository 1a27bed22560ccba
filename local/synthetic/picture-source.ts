import type { Color } from '../mpu/scene/mix-settings';
import { Ticker } from '../mpu/ticker';
import type { YuvPicture } from '../mpu/video/yuv-picture';
import { CardPicture } from './card-picture';
import { FacePicture } from './face-picture';
import { packetizeH264 } from './h264-packetizer';
import { PictureEncoder } from './picture-encoder';
import { RtpStream } from './rtp-stream';
import { TestPicture } from './test-picture';

const CLOCK_HZ = 90_000;
/** The sender puts its negotiated number in its place. */
const PAYLOAD_TYPE = 96;

/** How a synthetic camera looks. */
export interface PictureOptions {
  width: number;
  height: number;
  fps: number;
  color: Color;
  name: string;
  /** Somebody who talks, instead of a colour with a clock. */
  face: boolean;
  /** The bars of a test card, instead of both. */
  card: boolean;
}

/** A camera that is not there: draws, encodes and packetises in real time. */
export class PictureSource {
  readonly #ticker: Ticker;
  #keyframe = true;
  #isOn = true;

  constructor(options: PictureOptions, send: (packet: Buffer) => void) {
    const picture = pictureOf(options);
    const encoder = new PictureEncoder(options);
    const stream = new RtpStream(PAYLOAD_TYPE);
    this.#ticker = new Ticker(1000 / options.fps, (index) => {
      if (!this.#isOn) return;
      const bytes = encoder.encode(picture.at(new Date()), { keyframe: this.#keyframe });
      this.#keyframe = false;
      const timestamp = Math.round((index * CLOCK_HZ) / options.fps);
      const payloads = packetizeH264(bytes);
      for (const [position, payload] of payloads.entries()) {
        send(stream.packet(payload, timestamp, position === payloads.length - 1));
      }
    });
  }

  /** Makes the next picture one that needs no picture before it. */
  sendKeyframe(): void {
    this.#keyframe = true;
  }

  /** Switches the camera on or off: off, nothing is sent. */
  switch(isOn: boolean): void {
    this.#isOn = isOn;
    if (isOn) this.sendKeyframe();
  }

  /** Ends sending. */
  stop(): void {
    this.#ticker.stop();
  }
}

function pictureOf(options: PictureOptions): { at(time: Date): YuvPicture['frame'] } {
  if (options.card) return new CardPicture(options);
  return options.face ? new FacePicture(options) : new TestPicture(options);
}
