import {
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, type Frame, Rational } from 'node-av/lib';
import { expectOk, takePackets } from '../mpu/libav';

/** Receivers ask for the keyframes they need; this is only for those that cannot. */
const KEYFRAME_SECONDS = 10;

/** Encodes a participant's picture as WebRTC wants it: constrained baseline, level 3.1, no delay. */
export class PictureEncoder {
  readonly #context = new CodecContext();
  #index = 0n;

  constructor({ width, height, fps }: { width: number; height: number; fps: number }) {
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
    const context = this.#context;
    context.allocContext3(codec);
    Object.assign(context, { width, height, pixelFormat: AV_PIX_FMT_YUV420P, threadCount: 1 });
    context.timeBase = new Rational(1, fps);
    context.framerate = new Rational(fps, 1);
    context.gopSize = KEYFRAME_SECONDS * fps;
    context.maxBFrames = 0;
    context.colorRange = AVCOL_RANGE_MPEG;
    context.colorSpace = AVCOL_SPC_BT709;
    context.colorPrimaries = AVCOL_PRI_BT709;
    context.colorTrc = AVCOL_TRC_BT709;
    context.setOption('preset', 'ultrafast');
    context.setOption('tune', 'zerolatency');
    context.setOption('profile', 'baseline');
    context.setOption('level', '3.1');
    context.setOption('crf', 26);
    context.setOption('forced-idr', 1);
    expectOk(context.open2Sync(codec, null), 'Opening the H.264 encoder');
  }

  /** The next picture in Annex B form. */
  encode(picture: Frame, { keyframe }: { keyframe: boolean }): Buffer {
    picture.pts = this.#index++;
    picture.pictType = keyframe ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    expectOk(this.#context.sendFrameSync(picture), 'Encoding a picture');
    const parts = takePackets(this.#context).map((packet) => {
      const bytes = Buffer.from(packet.data ?? []);
      packet.free();
      return bytes;
    });
    return Buffer.concat(parts);
  }
}
